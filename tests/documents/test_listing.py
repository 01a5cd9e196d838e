"""The page of all documents, the list on any page, and that of a department."""

import datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from wagtail.models import Collection, CollectionViewRestriction

from documents.keeping import lexemes_of, outdated
from documents.kinds import Kind
from documents.models import DocumentText
from documents.queries import documents_holding
from pages.models import DocumentsPage, StandardPage
from personal_data.finding.rows import everything
from personal_data.finding.subject import find
from search.indexing.index import RULE
from search.language.query_terms import query_terms
from tests.factories import (
    DepartmentIndexPageFactory,
    DepartmentPageFactory,
    DocumentDetailsFactory,
    DocumentFactory,
    PersonFactory,
    StandardPageFactory,
    home_page,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
BUDGET = 3


@pytest.fixture
def page():
    made = DocumentsPage(
        title="Dokumenter", slug="dokumenter", summary="Referater og regler."
    )
    home_page().add_child(instance=made)
    return publish(made)


@pytest.fixture
def teglhaven():
    return DepartmentPageFactory(title="Teglhaven", slug="teglhaven")


def listed(title: str, day: str = "2026-03-12", size: int = 245_760, **fields):
    document = DocumentFactory(title=title, file_size=size)
    dated = datetime.date.fromisoformat(day)
    return DocumentDetailsFactory(document=document, dated=dated, **fields)


def titles(element) -> list[str]:
    return [link.get_text(strip=True) for link in element.select("a.link")]


def held(words: str) -> list[int]:
    """Return the documents that are found by words."""
    return [found.pk for found in documents_holding(query_terms(words))]


def listing(client, address: str) -> list[str]:
    return titles(one(parse(client.get(address)), "main"))


def closed_collection() -> Collection:
    closed = Collection.get_first_root_node().add_child(name="Bestyrelsen")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type="login"
    )
    return closed


class TestPage:
    def test_shows_minutes_first_the_newest_on_top_with_type_and_size(
        self, client, page, teglhaven
    ):
        listed("Husorden", kind=Kind.HOUSE_RULES)
        listed("Referat fra januar", "2026-01-10")
        listed("Referat fra marts", "2026-03-10", department=teglhaven)
        main = one(parse(client.get(page.url)), "main")
        assert titles(main) == ["Referat fra marts", "Referat fra januar", "Husorden"]
        row = words(main.select_one("ul.link-list li"))
        assert row == "Referat fra marts Teglhaven, 10. marts 2026, PDF, 240,0 KB"

    def test_shows_nothing_that_is_private_or_was_not_marked(self, client, page):
        hidden = listed("Lønsager")
        hidden.document.collection = closed_collection()
        hidden.document.save()
        listed("Kladde", is_listed=False)
        main = one(parse(client.get(page.url)), "main")
        assert titles(main) == []
        assert "Her er ingen dokumenter endnu." in words(main)
        assert listing(client, f"{page.url}?q=lønsager") == []

    def test_is_narrowed_by_links_that_leave_something(self, client, page, teglhaven):
        for year in (2024, 2025):
            listed(f"Referat {year}", f"{year}-03-10", department=teglhaven)
        listed("Regnskab 2025", "2025-12-31", kind=Kind.ACCOUNTS)
        narrowed = f"{page.url}?type=referat&afdeling=teglhaven&aar=2024"
        assert listing(client, narrowed) == ["Referat 2024"]
        main = one(parse(client.get(f"{page.url}?aar=2025")), "main")
        assert titles(main) == ["Referat 2025", "Regnskab 2025"]
        link = one(main, "details a[href*='type=regnskab']")
        assert listing(client, link["href"]) == ["Regnskab 2025"]
        taken_off = one(main, ".document-choices a[href='/dokumenter/']")
        assert words(taken_off) == "Fjern 2025"

    def test_finds_words_in_titles_and_texts_in_any_form(self, client, page):
        found = listed("Referat fra marts")
        lexemes = lexemes_of("Referat fra marts", "Vaskemaskinerne i vaskeriet.")
        DocumentText.objects.create(document=found.document, lexemes=lexemes)
        listed("Husorden", kind=Kind.HOUSE_RULES)
        for question in ("vaskerierne", "VASKERI referat", "vask", "maskine"):
            assert listing(client, f"{page.url}?q={question}") == ["Referat fra marts"]
        nothing = parse(client.get(f"{page.url}?q=xylofon"))
        assert "Intet dokument passer." in words(one(nothing, "main"))

    def test_what_is_about_the_words_stands_first_and_on_a_rung_the_newest(
        self, client, page
    ):
        for title, day, text in (
            ("Referat fra marts", "2026-03-10", "Maskinerne i vaskeriet."),
            ("Referat fra maj", "2026-05-10", "Vaskeriets døre."),
            ("Regler for vaskerier", "2019-01-01", "Tag hensyn."),
            ("Referat fra juni", "2026-06-10", "Alle fik vaskerikort."),
            ("Budget", "2026-01-10", "Vaskeri 1. Vaskeri 2. Nye vaskerier 3."),
        ):
            found = listed(title, day)
            DocumentText.objects.create(
                document=found.document, lexemes=lexemes_of(title, text)
            )
        assert listing(client, f"{page.url}?q=vaskeriet") == [
            "Regler for vaskerier",
            "Budget",
            "Referat fra maj",
            "Referat fra marts",
            "Referat fra juni",
        ]

    @pytest.mark.parametrize(
        "asked",
        [
            *("?aar=0", "?aar=99999999999999999999", "?aar=²", "?side=-1", "?side=x"),
            *("?type=nej", "?afdeling=%00", "?q=%00", "?side=199&type=referat"),
            f"?q={'æ' * 5000}",
            f"?afdeling={'a' * 5000}",
        ],
    )
    def test_answers_whatever_is_asked(self, client, page, asked):
        listed("Referat")
        assert client.get(f"{page.url}{asked}").status_code == 200

    def test_costs_three_queries_with_2_and_60_documents(self, client, page):
        overview = DepartmentIndexPageFactory()
        for more in (2, 58):
            for number in range(more):
                department = DepartmentPageFactory(parent=overview)
                day = f"20{10 + number % 15}-01-02"
                listed(f"Referat {number}", day, department=department)
            for address in ("", "?type=referat", "?type=referat&aar=2010"):
                assert len(queries_of(client, page.url + address)) == BUDGET
        assert len(queries_of(client, f"{page.url}?type=referat&side=3")) == BUDGET
        assert len(listing(client, f"{page.url}?type=referat&side=3")) == 10


class TestBlock:
    def page_with(self, *lists: dict) -> StandardPage:
        block = StandardPage._meta.get_field("body").stream_block
        body = [{"type": "document_list", "value": value} for value in lists]
        return publish(StandardPageFactory(body=block.to_python(body)))

    def test_lists_those_chosen_and_the_newest_in_three_queries(
        self, client, teglhaven
    ):
        own = [
            listed(f"Referat {n}", f"2026-01-0{n}", department=teglhaven)
            for n in range(1, 8)
        ]
        for number in range(1, 15):
            listed(f"Andres {number}", f"2026-02-{number:02}")
        rules = DocumentFactory(title="Husorden")
        page = self.page_with(
            {"title": "Fra os", "documents": [rules.pk, own[6].document_id]},
            {"title": "Nyt", "kind": "referat", "count": 2, "documents": []},
            {
                "title": "Teglhaven",
                "kind": "referat",
                "department": teglhaven.pk,
                "count": 3,
                "documents": [own[6].document_id],
            },
            {"title": "Tomt", "kind": "regnskab", "documents": []},
        )
        main = one(parse(client.get(page.url)), "main")
        assert titles(one(main, "#fra-os")) == ["Husorden", "Referat 7"]
        assert titles(one(main, "#nyt")) == ["Andres 14", "Andres 13"]
        assert titles(one(main, "#teglhaven")) == [
            "Referat 7",
            "Referat 6",
            "Referat 5",
        ]
        assert not main.select("#tomt")
        assert len(queries_of(client, page.url)) == BUDGET

    def test_one_that_is_made_private_is_gone_at_once(self, client):
        details = listed("Referat")
        page = self.page_with(
            {"title": "Her", "documents": [details.document_id]},
            {"title": "Nyt", "kind": "referat", "documents": []},
        )
        assert listing(client, page.url) == ["Referat", "Referat"]
        details.document.collection = closed_collection()
        details.document.save()
        assert listing(client, page.url) == []


def test_the_page_of_a_department_shows_its_newest(client, teglhaven):
    listed("Referat", department=teglhaven)
    listed("Andres")
    section = one(
        parse(client.get(teglhaven.url)), "[aria-labelledby=_documents-title]"
    )
    assert titles(section) == ["Referat"]
    assert len(queries_of(client, teglhaven.url)) == BUDGET


def test_the_index_follows_the_texts():
    first, second = listed("Referat").document, listed("Husorden").document
    text = DocumentText.objects.create(document=first, lexemes=f" {RULE} wvaskeri ")
    DocumentText.objects.create(document=second, lexemes=" wvaskeri ")
    assert [each.pk for each in outdated()] == [second.pk]
    text.lexemes = f" {RULE} whave "
    text.save()
    assert held("vaskeri") == [second.pk]
    assert held("have") == [first.pk]
    second.delete()
    assert held("vaskeri") == []


def test_the_index_is_filled_from_texts_that_were_read_before_there_was_one():
    migration = import_module("documents.migrations.0002_full_text_index")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        migration.drop_full_text_index(None, editor)
        document = listed("Referat").document
        DocumentText.objects.create(document=document, lexemes=" wvaskeri ")
        # PostgreSQL alters no table while rows of it wait for the end to be checked.
        connection.check_constraints()
        migration.make_full_text_index(None, editor)
    assert held("vaskeri") == [document.pk]


def test_more_words_than_a_database_puts_into_one_row_are_no_error():
    words_without_end = " ".join(f"w{number}" for number in range(200_000))
    text = f" wvaskeri {words_without_end} "
    document = listed("Referat").document
    DocumentText.objects.create(document=document, lexemes=text)
    assert held("vaskeri") == [document.pk]


def test_somebody_whose_address_stands_in_a_document_is_found():
    details = listed("Referat")
    person = PersonFactory(email="ida@sol.example")
    named = "Formanden kan fås på ida@sol.example og telefon."
    DocumentText.objects.create(document=details.document, text=named)
    found = {part.model for part in everything(find("ida@sol.example"))}
    assert {type(person), DocumentText} <= found
    titled = listed("Klage fra ida@sol.example").document
    assert type(titled) in {part.model for part in everything(find("ida@sol.example"))}
