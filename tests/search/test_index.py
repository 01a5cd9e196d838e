from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from pages.models import StandardPage
from search.indexing.documents import SearchDocument
from search.indexing.index import (
    LONGEST_BODY,
    complete,
    is_outdated,
    rebuild,
    save_entries,
    search_entry,
)
from search.models import SearchEntry
from search.query import matching_ids

pytestmark = pytest.mark.django_db


def test_a_page_is_found_as_soon_as_it_is_published(publish_text):
    page = publish_text("Fælleshuset", "Lej huset til fødselsdage og konfirmationer.")
    assert matching_ids("konfirmation") == [page.pk]


def test_a_draft_is_not_found_and_does_not_hide_what_is_live(publish_text):
    page = publish_text("Fælleshuset", "Lej huset til fødselsdage.")
    page.summary = "Lej huset til bryllupper."
    page.save_revision()
    assert matching_ids("bryllup") == []
    assert matching_ids("fødselsdag") == [page.pk]


def test_a_new_version_replaces_the_old_one(publish_text):
    page = publish_text(
        "Fælleshuset", "Lej huset til fødselsdage.", "Nøglen er i skabet."
    )
    page.title = "Beboerhuset"
    page.summary = "Lej huset til bryllupper."
    page.body = []
    page.save_revision().publish()
    assert matching_ids("bryllup beboerhus") == [page.pk]
    assert matching_ids("fødselsdag") == []
    assert matching_ids("nøgle") == []
    assert matching_ids("fælleshus") == []


def test_an_unpublished_page_is_not_found(publish_text):
    page = publish_text("Fælleshuset", "Lej huset.")
    page.unpublish()
    assert matching_ids("fælleshus") == []
    page.save_revision().publish()
    assert matching_ids("fælleshus") == [page.pk]


def test_a_deleted_page_takes_its_entry_and_those_below_with_it(overview, initiatives):
    overview.delete()
    assert matching_ids("brandkadet") == []
    assert not SearchEntry.objects.exists()


def test_a_moved_page_is_still_found(publish_text, home):
    parent = publish_text("Praktisk", "Alt om at bo her.")
    page = publish_text("Vaskeri", "Book en tid.")
    page.move(parent, pos="last-child")
    assert matching_ids("vaskeri") == [page.pk]


def test_a_copied_page_is_found_too(publish_text, home):
    page = publish_text("Vaskeri", "Book en tid.")
    copy = page.copy(update_attrs={"slug": "vaskeri-2", "title": "Tørrerum"})
    assert matching_ids("tørrerum") == [copy.pk]


def test_publishing_writes_one_entry_with_one_statement(
    publish_text, django_assert_num_queries
):
    page = publish_text("Vaskeri", "Book en tid.")
    document = SearchDocument("Vaskeri", "Book en tid.", "Åbent fra 7 til 21.")
    with django_assert_num_queries(1):
        save_entries([search_entry(page.pk, document)])
    assert matching_ids("åbent") == [page.pk]


def test_a_page_of_a_kind_that_has_no_document_is_left_out(publish_text, monkeypatch):
    page = publish_text("Kvittering", "Tak for din besked.")
    monkeypatch.setattr(type(page), "get_search_document", lambda self: None)
    page.save_revision().publish()
    assert matching_ids("kvittering") == []


def test_a_body_beyond_every_measure_can_be_indexed(publish_text):
    page = publish_text("Arkiv", "Alt, hvad vi har.")
    words = " ".join(f"{number:x}kartotekskort" for number in range(10_000))
    save_entries([search_entry(page.pk, SearchDocument("Arkiv", "", words))])
    assert matching_ids("kartotekskort") == [page.pk]
    assert len(SearchEntry.objects.get().body) == LONGEST_BODY


def test_the_index_is_rebuilt_from_nothing(publish_text, initiatives):
    draft = publish_text("Kladde", "Ikke til alle.")
    draft.unpublish()
    expected = set(SearchEntry.objects.values_list("pk", flat=True))
    SearchEntry.objects.filter(pk__in=list(expected)[:2]).delete()
    save_entries([search_entry(draft.pk, SearchDocument("Kladde"))])

    output = StringIO()
    call_command("rebuild_search_index", stdout=output)

    assert set(SearchEntry.objects.values_list("pk", flat=True)) >= expected
    assert matching_ids("brandkadet") == [initiatives["brandkadet"].pk]
    assert matching_ids("kladde") == []
    assert "1 stale entries removed" in output.getvalue()


def test_what_nobody_published_is_found_after_a_while(home, publish_text):
    there = publish_text("Vaskeri", "Book en tid.")
    draft = publish_text("Kladde", "Ikke til alle.")
    draft.unpublish()
    save_entries(
        [
            search_entry(there.pk, SearchDocument("Vaskeri", "Som det stod før.")),
            search_entry(draft.pk, SearchDocument("Kladde")),
        ]
    )
    assert home.live
    assert not SearchEntry.objects.filter(pk=home.pk).exists()

    count = complete()

    assert SearchEntry.objects.get(pk=home.pk).title == home.title
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == {home.pk, there.pk}
    assert (count.indexed, count.removed) == (1, 1)
    # What has an entry is no work.
    assert matching_ids("før") == [there.pk]


def test_a_page_published_during_a_rebuild_stays_found(publish_text, monkeypatch):
    publish_text("Vaskeri", "Book en tid.")
    published = []

    def publish_meanwhile(page):
        if not published:
            published.append(None)
            published[0] = publish_text("Tørrerum", "Tør tøjet her.")
        return SearchDocument(page.title)

    monkeypatch.setattr(StandardPage, "get_search_document", publish_meanwhile)
    rebuild()
    assert matching_ids("tørrerum") == [published[0].pk]


def test_rebuilding_again_changes_nothing(initiatives):
    call_command("rebuild_search_index", stdout=StringIO())
    before = list(SearchEntry.objects.order_by("pk").values_list())
    call_command("rebuild_search_index", stdout=StringIO())
    assert list(SearchEntry.objects.order_by("pk").values_list()) == before
    assert matching_ids("brandkadet") == [initiatives["brandkadet"].pk]


def test_an_entry_by_the_rule_of_a_former_release_is_noticed(initiatives):
    assert not is_outdated()
    SearchEntry.objects.filter(pk=initiatives["brandkadet"].pk).update(terms_d="hcaf")
    assert is_outdated()
    rebuild()
    assert not is_outdated()


def test_a_page_is_found_by_what_a_former_release_wrote_of_it(initiatives):
    for entry in SearchEntry.objects.all():
        entry.terms_d = " ".join(
            lexeme for lexeme in entry.terms_d.split() if lexeme[0] in "wh"
        )
        entry.save()
    assert matching_ids("brandkadetter") == [initiatives["brandkadet"].pk]


def test_what_a_text_says_again_and_again_is_a_subject_of_it(publish_text):
    text = "Her er der frugt til alle. " * 20
    mention = publish_text("Onsdag", "Kom forbi.", text + "Der er kaffe.")
    subject = publish_text("Torsdag", "Kom forbi.", text + "Kaffe! " * 5)
    assert matching_ids("kaffe") == [subject.pk, mention.pk]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no such copy")
def test_the_full_text_table_agrees_with_the_entries(initiatives):
    initiatives["lektiecafe"].unpublish()
    initiatives["brandkadet"].save_revision().publish()
    with connection.cursor() as cursor:
        # Raises an error if they differ: a table rebuilt without its triggers shows.
        cursor.execute(
            "INSERT INTO search_terms(search_terms, rank) VALUES ('integrity-check', 1)"
        )
