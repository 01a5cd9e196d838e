"""Whatever stands in an address, a visitor gets a page and never an error."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    ThemeFactory,
)
from tests.html import one, parse, words
from tests.standing import standing

pytestmark = pytest.mark.django_db

NONSENSE = {
    "nothing": "",
    "spaces": "   ",
    "a NUL": "a\0b",
    "zero": "0",
    "a negative number": "-1",
    "a huge number": "9" * 400,
    "a fraction": "1.5",
    "an exponent": "1e309",
    "not a number": "NaN",
    "other digits": "٣",
    "emoji": "🔥🚒",
    "text from right to left": "\u202eבית",
    "half a character": "%ED%A0%80",
    "an endless word": "å" * 5_000,
    "quotation marks": "\"'`",
    "search operators": 'NOT AND OR NEAR( * ^ - "',
    "wildcards": "%_*?",
    "a column of the search index": "title:a body:b {x}",
    "SQL": "'; DROP TABLE pages_homepage; --",
    "markup": "<script>alert(1)</script>",
    "a path": "../../etc/passwd",
    "a template": "{{ 7*7 }}{% csrf_token %}",
    "a byte order mark": "\ufeffbrand",
}


def one_initiative():
    page = InitiativeIndexPageFactory()
    theme = ThemeFactory(title="Børn og unge", slug="boern")
    InitiativePageFactory(parent=page, title="Brandkadet", themes=[theme])
    return page


@pytest.fixture(scope="module")
def overview(django_db_setup, django_db_blocker):
    yield from standing(django_db_blocker, one_initiative)


def fetch(address: str, **query):
    response = Client().get(address, query)
    assert response.status_code in (200, 404), query
    assert not parse(response).select("main script:not([src])"), query
    return response


@pytest.mark.parametrize("parameter", ["page", "theme", "q"])
def test_the_overview_of_initiatives(overview, parameter):
    for value in NONSENSE.values():
        fetch(overview.url, **{parameter: value})


@pytest.mark.parametrize("parameter", ["page", "q"])
def test_the_search_page(overview, parameter):
    for value in NONSENSE.values():
        fetch(reverse("search"), **{"q": "brand", parameter: value})


def test_a_theme_that_does_not_exist_gives_an_empty_state(overview):
    document = parse(fetch(overview.url, theme="findes-ikke"))

    assert not document.select(".card")
    assert "Vi fandt ingen indsatser" in words(document.main)
    reset = one(document, ".listing .notice a")
    assert reset["href"] == overview.url


def test_words_that_nothing_has_give_an_empty_state(overview):
    document = parse(fetch(overview.url, q="fjernvarmeanlæg"))

    assert not document.select(".card")
    assert "Vi fandt ingen indsatser" in words(document.main)


def test_a_page_number_that_makes_no_sense_gives_a_page_with_cards(overview):
    for number in ("", "-1", "0", "9999999999", "to", "1.5"):
        document = parse(fetch(overview.url, page=number))
        assert words(one(document, ".card h3")) == "Brandkadet"


def test_parameters_sent_twice_or_with_brackets(overview):
    for query in ("q=a&q=b", "theme[]=x", "page=1&page=2", "q[$ne]=1", "=", "&&&"):
        response = Client().get(f"{overview.url}?{query}")
        assert response.status_code == 200


def test_bytes_that_are_no_text(overview):
    for raw in ("%ff%fe", "%c3%28", "%00", "%E0%80%80"):
        for parameter in ("q", "theme", "page"):
            response = Client().get(f"{overview.url}?{parameter}={raw}")
            assert response.status_code in (200, 404)
            response = Client().get(f"{reverse('search')}?{parameter}={raw}")
            assert response.status_code in (200, 404)


@pytest.mark.parametrize(
    "path", ["/%00/", "/%ff/", "/🔥/", "/" + "a" * 3_000 + "/", "/..%2f..%2fetc/"]
)
def test_a_path_to_nowhere(overview, path):
    response = Client().get(path)

    assert response.status_code in (400, 404)
    assert parse(response).select("main h1")
