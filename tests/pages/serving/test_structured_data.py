"""What search engines are told."""

import datetime
import json

import pytest
from django.template import Context, Template

from pages.serving.frame import get_frame
from tests.factories import (
    PersonFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    publish,
)
from tests.html import one, parse

pytestmark = pytest.mark.django_db


def data_of(client, page) -> dict:
    script = one(parse(client.get(page.url)), 'script[type="application/ld+json"]')
    return json.loads(script.string)


def test_names_the_page_its_dates_its_owner_and_its_publisher(client):
    SiteSettingsFactory()
    page = publish(
        StandardPageFactory(
            title="Brandkadet & co.",
            summary="Unge slukker ild.",
            slug="brandkadet",
            content_owner=PersonFactory(name="Jane Østgård"),
            content_created=datetime.date(2019, 1, 11),
            content_updated=datetime.date(2019, 11, 19),
            minor_edit=True,
        )
    )
    assert data_of(client, page) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "Brandkadet & co.",
        "description": "Unge slukker ild.",
        "url": "http://localhost/brandkadet/",
        "inLanguage": "da",
        "dateCreated": "2019-01-11",
        "dateModified": "2019-11-19",
        "editor": {"@type": "Person", "name": "Jane Østgård"},
        "publisher": {
            "@type": "Organization",
            "name": "Boligforeningen Solgavlen",
            "telephone": "12 34 56 00",
            "email": "kontakt@solgavlen.example",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Rønnebærvej 1",
                "postalCode": "9999",
                "addressLocality": "Egeby",
                "addressCountry": "DK",
            },
        },
    }


def test_leaves_out_what_is_not_known(client):
    data = data_of(client, StandardPageFactory())
    assert set(data) == {
        "@context",
        "@type",
        "name",
        "description",
        "url",
        "inLanguage",
    }


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!-- <script>", 'Æ "Ø" \\ Å & < >']
)
def test_cannot_break_out_of_its_element(client, title):
    page = StandardPageFactory(title=title, slug="titel")
    assert data_of(client, page)["name"] == title


def test_danish_letters_stand_as_they_are(client):
    page = StandardPageFactory(title="Blåbærgrød")
    assert "Blåbærgrød" in client.get(page.url).content.decode().split("ld+json")[1]


def test_the_description_for_search_engines_goes_before_the_summary(client):
    page = StandardPageFactory(search_description="Til søgemaskiner")
    head = parse(client.get(page.url)).head
    assert one(head, 'meta[name="description"]')["content"] == "Til søgemaskiner"
    assert data_of(client, page)["description"] == "Til søgemaskiner"


def test_the_address_is_the_pages_own_whatever_was_asked(client):
    page = StandardPageFactory(slug="husorden")
    head = parse(client.get(f"{page.url}?utm_source=facebook")).head
    canonical = one(head, 'link[rel="canonical"]')["href"]
    assert canonical == one(head, 'meta[property="og:url"]')["content"] == page.full_url


def test_the_tag_prints_a_page_of_any_type(rf):
    context = Context({"frame": get_frame(rf.get("/")), "page": StandardPageFactory()})
    html = Template("{% load pages_tags %}{% structured_data page %}").render(context)
    assert one(parse(html), "script")


def test_the_metadata_line_has_its_dates_and_owner(client):
    page = publish(
        StandardPageFactory(
            content_owner=PersonFactory(name="Jane Østgård"),
            content_created=datetime.date(2019, 1, 11),
            content_updated=datetime.date(2019, 11, 19),
            minor_edit=True,
        )
    )
    line = one(parse(client.get(page.url)), ".page-metadata")
    times = [(time["datetime"], time.get_text()) for time in line.select("time")]
    assert times == [("2019-01-11", "11.01.2019"), ("2019-11-19", "19.11.2019")]
    text = " ".join(line.get_text().split())
    assert "Oprettelse: 11.01.2019 | Sidst opdateret: 19.11.2019" in text
    assert "Sideansvarlig: Jane Østgård" in text
