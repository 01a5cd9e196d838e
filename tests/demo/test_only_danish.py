"""Whatever page of the public site somebody opens: not an English word on it."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import Page

from tests.html import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]

# Words that English text can hardly do without, and Danish has no use for. Not those
# that are words in both, such as "for", "have", "help" and "find".
ENGLISH_WORDS = """
about accessibility add address after again and any available back before below
button can cancel choose click close contact content created date delete
description document does edit email enter error file first follow found from go
heading here hide home housing how image in initiative initiatives into language
loading main missing month more name new next not number of open opens or our
owner page pages password people person phone picture please previous published
read remove required results review save search section select settings share
show sign site skip something sorry source staff statement submit success
summary switch that the their theme themes there these this today try two
unknown untitled up update updated updates us use useful view visit warning was
we welcome what when where which who why will with wrong year years yes you
young your
"""
ENGLISH = frozenset(ENGLISH_WORDS.split())

READ_ALOUD = ("alt", "aria-label", "data-frame-title", "data-play-label", "placeholder")
READ_ALOUD += ("title", "content")
STATES = (
    "/boligsocial-indsats/?theme=sundhed",
    "/boligsocial-indsats/?q=xylofon",
    "/boligsocial-indsats/?theme=findes-ikke&page=9",
    "/soeg/",
    "/soeg/?q=unge",
    "/soeg/?q=xylofon",
    "/findes-ikke/",
)


def texts(html) -> list[str]:
    """Return what a reader sees or hears of a page, address by address left out."""
    document = parse(html)
    for element in document.select('script, style, [hreflang="en"], [lang="en"]'):
        element.decompose()
    attributes = [
        element[name]
        for name in READ_ALOUD
        for element in document.select(f"[{name}]")
        if not is_machine_readable(element)
    ]
    return [*document.stripped_strings, *attributes]


def is_machine_readable(element) -> bool:
    """Whether an element's content is for machines: nobody reads "width=device-width"."""
    described = element.get("name") or element.get("property") or "charset"
    return element.name == "meta" and not described.endswith(
        ("description", "title", "site_name")
    )


def english_words(html) -> set[str]:
    return {
        word
        for text in texts(html)
        for word in re.findall(r"(?<![\w@./-])[^\W\d_]+(?![\w@/]|\.\w)", text.lower())
        if word in ENGLISH
    }


def test_no_page_has_an_english_word():
    client = Client()
    addresses = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    found = {
        address: words
        for address in (*addresses, *STATES)
        if (words := english_words(client.get(address)))
    }
    assert found == {}


@pytest.mark.parametrize("code", [400, 403, "403_csrf", 404, 500])
def test_no_error_has_an_english_word(code):
    assert english_words(render_to_string(f"{code}.html")) == set()


def test_the_form_for_a_password_has_no_english_word(client):
    page = Page.objects.get(slug="kontakt")
    page.view_restrictions.create(restriction_type="password", password="gavlen")
    assert english_words(client.get(page.url)) == set()
    [restriction] = page.view_restrictions.all()
    answer = client.post(
        f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/",
        {"password": "gættet", "return_url": page.url},
    )
    assert "aria-invalid" in answer.content.decode()
    assert english_words(answer) == set()


def test_an_english_word_would_be_found():
    html = '<main><p>Se de nye sider</p><img alt="Young people"></main>'
    assert english_words(html) == {"young", "people"}
    assert english_words('<p><a hreflang="en">Young people</a></p>') == set()
