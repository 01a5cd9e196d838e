"""What residents type, and the page that they want: judged by hand, for both databases.

The pages are those of the demo and the invented ones beside them. `first` is the page
that stands at the top; where residents could want either of two, either may.
"""

import html
import re

import pytest
from django.db import transaction

from pages.models import HomePage, StandardPage
from search.query import Hit, search_pages
from tests import indexing
from tests.demo.conftest import demo_site, small_drawings
from tests.search.conftest import add
from tests.search.invented import PAGES

__all__ = ["demo_site", "small_drawings"]
pytestmark = pytest.mark.django_db

FIRST = {
    # As the page calls it, and in other forms and spellings.
    "husdyr": "husdyr",
    "VICEVÆRTER": "sociale-vicevaerter",
    "vicevaert": "sociale-vicevaerter",
    "oekonomisk raadgivning": "oekonomisk-raadgivning",
    "bydelsmor": "bydelsmoedre",
    "lektiecafe": "lektiecafe",
    "afdelingsmøder": "beboerdemokrati",
    "den gamle sofa": "affald",
    # Another word for it, which the page has as well.
    "hund": "husdyr",
    "kat": "husdyr",
    "støj": "nabostoej",
    "låst ude": "noegler-og-laase",
    "flytte": "opsigelse",
    "boligstøtte": "boligstoette",
    # A word that is part of another, and one that has others as parts.
    "rådgivning": "oekonomisk-raadgivning",
    "beboerrådgivning": "beboerraadgivning",
    "skimmel": "skimmelsvamp",
    "vask": "vaskeri",
    "lektiehjælp": "lektiecafe",
    "gældsrådgivning": "oekonomisk-raadgivning",
    "ungdomsklub": "ungdomsklubben",
    "mentorordning": "mentor",
    "parkeringsplads": "parkering",
    "opsigelsesvarsel": "opsigelse",
    "sprunget": "naar-vandroeret-er-sprunget",
    # Several words, and whole questions.
    "job til unge": "fritidsjob",
    "klub 2670": "ungdomsklubben",
    "opsige lejlighed": "opsigelse",
    "larm fra naboen om natten": "nabostoej",
    "må jeg have hund?": "husdyr",
    "jeg kan ikke betale huslejen": "oekonomisk-raadgivning",
    "hvordan får jeg hjælp til at betale min husleje?": "oekonomisk-raadgivning",
    "Hvor kan jeg aflevere en gammel sofa": "affald",
    # Slips of the fingers.
    "vaskerri": "vaskeri",
    "boligstøte": "boligstoette",
    "skimmelsvanp": "skimmelsvamp",
    "storskarld": "affald",
    "parkring": "parkering",
    # Numbers and names.
    "21436587": "beboerraadgivning",
    "21 43 65 87": "beboerraadgivning",
    "70 20 12 01": "faa-hjaelp-nu",
    "Fatima": "beboerraadgivning",
    "joergen soerensen": "leje-af-faelleshus",
    "aase aeroe": "aarsregnskab",
}
NOTHING = ["helikopter", "å", "x", "99 99 99 99", "selvmord"]
LIKE_IT = {
    *("gældsrådgivning", "ungdomsklub", "mentorordning", "parkeringsplads"),
    *("opsigelsesvarsel", "vaskerri", "skimmelsvanp", "storskarld", "parkring"),
}


def invented_pages() -> None:
    home = HomePage.objects.get()
    for slug, title, summary, text in PAGES:
        body = [("text", {"title": "Godt at vide", "text": f"<p>{text}</p>"})]
        page = StandardPage(slug=slug, title=title, summary=summary, body=body)
        add(home, page)


@pytest.fixture(scope="module")
def _pages(demo_site, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        invented_pages()
        indexing.catch_up()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _all_pages(_pages, db):
    """The pages of the demo and the invented ones."""


def slugs(query: str) -> list[str]:
    return [hit.page.slug for hit in search_pages(query)]


@pytest.mark.parametrize(("query", "first"), FIRST.items())
def test_residents_get_the_page_that_they_want_first(query, first):
    assert slugs(query)[:1] == [first]


@pytest.mark.parametrize("query", NOTHING)
def test_nothing_is_found_where_there_is_nothing(query):
    assert slugs(query) == []


def test_they_are_told_when_their_word_is_on_no_page():
    told = {query for query in FIRST if search_pages(query).is_respelt}

    # "boligstøte" finds "boligstøtte": with a slip of the fingers it is known as well.
    assert told - {"boligstøte"} == LIKE_IT


@pytest.mark.parametrize(
    ("query", "itself", "inside"),
    [
        ("unge", "ungdomsklubben", "naar-vandroeret-er-sprunget"),
        ("rådgivning", "kontakt", "beboerraadgivning"),
        ("vask", "vaskeri", "fritidsjob"),
    ],
)
def test_a_word_inside_another_never_stands_above_the_word_itself(
    query, itself, inside
):
    found = slugs(query)

    assert itself in found
    assert inside not in found[: found.index(itself) + 1]


@pytest.mark.parametrize("query", FIRST)
def test_an_excerpt_shows_whole_words_of_the_page_and_what_was_found(query):
    for hit in search_pages(query):
        plain = html.unescape(re.sub("</?mark>", "", hit.excerpt))
        assert 0 < len(plain) <= 230
        assert "<" not in plain
        shown = plain.removeprefix("… ").removesuffix(" …")
        # Neither end is in the middle of a word.
        text = _text_with(hit, shown)
        assert re.search(rf"(?<!\w){re.escape(shown)}(?!\w)", text)
        assert "<mark>" in hit.excerpt or not _is_in(query, hit.summary)


def _text_with(hit: Hit, shown: str) -> str:
    entry = hit.page.search_entry
    return next(text for text in (entry.body, entry.summary) if shown in text)


def _is_in(query: str, text: str) -> bool:
    return query.casefold() in text.casefold()
