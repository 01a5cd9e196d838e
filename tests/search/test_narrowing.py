"""Hits told apart by kind, and narrowed to a kind or a department."""

import datetime

import pytest

from departments.models import DepartmentPage
from documents.models import DocumentText
from news.models import NewsPage
from search.indexing.index import complete
from search.language.words import text_lexemes
from search.models import SearchPromotion
from search.narrowing.asked import FEW_BESIDES
from tests.factories import (
    DepartmentPageFactory,
    DocumentDetailsFactory,
    DocumentFactory,
    InitiativePageFactory,
    NewsPageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
)
from tests.html import parse, words
from tests.queries import queries_of
from tests.standing import standing

pytestmark = pytest.mark.django_db

# What every page takes, the search as a whole and as it is narrowed, promotions of both,
# the counts, the department, the hits and what is above them, and documents.
MOST_QUERIES = 10


def document(title: str, **details) -> None:
    """Make a document whose text says where to do one's laundry."""
    made = DocumentDetailsFactory(document=DocumentFactory(title=title), **details)
    state = DocumentText.State.READ
    text, _ = DocumentText.objects.update_or_create(
        document=made.document, defaults={"state": state, "text": "Brug vaskeriet."}
    )
    words_of, heads = text_lexemes(text.text)
    text.lexemes = f" {' '.join([*words_of, *heads])} "
    text.save()


def make_laundry() -> None:
    """Make four pages and two documents about the laundry, three of them of Teglhaven."""
    SiteSettingsFactory()
    own = DepartmentPageFactory(title="Teglhaven", slug="teglhaven")
    other = DepartmentPageFactory(title="Engparken", slug="engparken")
    StandardPageFactory(title="Vaskeri: priser")
    InitiativePageFactory(title="Vaskeri med kaffe", departments=[own, other])
    NewsPageFactory(title="Nye borde i vaskeri", departments=[own])
    NewsPageFactory(title="Vaskeri lukket", departments=[other])
    document("Regler for vaskeri", department=own)
    document("Regnskab", dated=datetime.date(2020, 1, 1))
    complete()


@pytest.fixture(scope="module")
def laundries(django_db_setup, django_db_blocker):
    yield from standing(django_db_blocker, make_laundry)


@pytest.fixture
def laundry(db, laundries) -> DepartmentPage:
    return DepartmentPage.objects.get(slug="teglhaven")


def hits(response) -> list[tuple[str, str]]:
    """Return what each hit is said to be, in its first words, and its title."""
    found = parse(response).select(".results li")
    return [
        (words(hit.select_one(".small")).split(":")[0], words(hit.select_one("h3")))
        for hit in found
    ]


def choices(response, place: int) -> list[str]:
    lists = parse(response).select("main nav.theme-filter")
    return [words(link) for link in lists[place].select("a")]


def ask(client, **parameters):
    response = client.get("/soeg/", {"q": "vaskeri", **parameters})
    assert response.status_code == 200
    return response


def test_each_hit_says_what_it_is_and_documents_come_last(client, laundry):
    response = ask(client)
    assert sorted(hits(response)[:4]) == [
        ("Indsats", "Vaskeri med kaffe"),
        ("Nyt", "Nye borde i vaskeri"),
        ("Nyt", "Vaskeri lukket"),
        ("Side", "Vaskeri: priser"),
    ]
    assert hits(response)[4:] == [
        ("Dokument", "Regler for vaskeri"),
        ("Dokument", "Regnskab"),
    ]
    assert "6 sider og dokumenter med ”vaskeri”" in words(parse(response).main)


def test_kinds_and_departments_are_offered_with_how_many_they_leave(client, laundry):
    response = ask(client)
    assert choices(response, 0) == [
        "Alle slags (6)",
        "Indsatser (1)",
        "Nyt (2)",
        "Dokumenter (2)",
        "Sider (1)",
    ]
    assert choices(response, 1) == [
        "Alle afdelinger (6)",
        "Teglhaven (3)",
        "Engparken (2)",
    ]


def test_a_kind_and_a_department_narrow_the_search_together(client, laundry):
    assert [title for _, title in hits(ask(client, type="side"))] == ["Vaskeri: priser"]
    narrowed = ask(client, type="nyt", afdeling="teglhaven")
    assert hits(narrowed) == [("Nyt", "Nye borde i vaskeri")]
    assert "Kun det, der hører til Teglhaven." in words(parse(narrowed).main)
    assert "Nyt (1)" in choices(narrowed, 0)
    assert "Engparken (1)" in choices(narrowed, 1)
    of_department = ask(client, afdeling="teglhaven")
    assert {kind for kind, _ in hits(of_department)} == {"Indsats", "Nyt", "Dokument"}


def test_documents_alone_are_listed_with_type_and_size(client, laundry):
    response = ask(client, type="dokument")
    assert len(hits(response)) == 2
    assert "PDF" in words(parse(response).select_one(".results"))
    own = ask(client, type="dokument", afdeling="teglhaven")
    assert hits(own) == [("Dokument", "Regler for vaskeri")]


def test_many_documents_are_pages_of_ten(client, laundry):
    for number in range(10):
        document(f"Referat {number}")
    response = ask(client)
    assert len(hits(response)) == 4 + FEW_BESIDES
    assert "alle 12" in words(parse(response).main)
    assert len(hits(ask(client, type="dokument", page="2"))) == 2
    assert len(hits(ask(client, type="dokument", page="99"))) == 2


def test_a_draft_of_a_department_is_not_named(client, laundry):
    type(laundry).objects.filter(pk=laundry.pk).update(live=False)
    response = ask(client)
    assert not any("Teglhaven" in choice for choice in choices(response, 1))
    assert "findes ikke her" in ask(client, afdeling="teglhaven").text


def test_nothing_of_a_kind_leads_back_to_what_there_is(client, laundry):
    response = ask(client, type="formular")
    assert hits(response) == []
    [way] = parse(response).select("main .prose .way-on")
    assert way["href"] == "/soeg/?q=vaskeri"


def test_what_does_not_exist_narrows_nothing_and_is_told_of(client, laundry):
    for parameters in (
        {"type": "xylofon"},
        {"type": "x" * 5000},
        {"afdeling": "findes-ikke"},
        {"afdeling": "\0teglhaven'--"},
        {"afdeling": "x" * 5000, "type": "nyt;", "page": "9" * 40},
    ):
        response = ask(client, **parameters)
        assert len(hits(response)) == 6, parameters
        assert "findes ikke her" in words(parse(response).main), parameters


def test_words_are_read_alike_however_the_search_is_narrowed(client, laundry):
    everything = client.get("/soeg/", {"q": "vaskkeri"})
    assert len(hits(everything)) == 6
    narrowed = client.get("/soeg/", {"q": "vaskkeri", "type": "nyt"})
    assert {kind for kind, _ in hits(narrowed)} == {"Nyt"}


def test_what_an_editor_lets_words_find_is_counted_once(client, laundry):
    SearchPromotion.objects.create(
        words="vaskeri", page=StandardPageFactory(title="Priser på vask")
    )
    SearchPromotion.objects.create(words="vaskeri", page=NewsPage.objects.first())
    complete()
    response = ask(client)
    assert "Sider (2)" in choices(response, 0)
    assert "Nyt (2)" in choices(response, 0)
    assert len(hits(response)) == 7


def test_a_search_asks_as_often_for_many_hits_as_for_few(client, laundry):
    narrowings = ["", "&type=nyt", "&afdeling=teglhaven", "&type=dokument"]
    addresses = [f"/soeg/?q=vaskeri{narrowing}" for narrowing in narrowings]
    few = [len(queries_of(client, address)) for address in addresses]
    for number in range(12):
        NewsPageFactory(title=f"Vaskeri {number}", departments=[laundry])
        DepartmentPageFactory(title=f"Vaskeri {number}")
    complete()
    many = [len(queries_of(client, address)) for address in addresses]
    assert many == few
    assert max(few) <= MOST_QUERIES
