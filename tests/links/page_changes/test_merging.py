"""Several links that lead to the same place become one."""

import pytest
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from links.finding.usage import page_ids_using
from links.models import Link, LinkTally, Report
from links.page_changes import merging
from links.page_changes import pages as rewriting
from links.page_changes.merging import merge, possible_duplicates
from references.usage import is_used, uses_of
from tests.factories import LinkFactory, StandardPageFactory, UserFactory, publish
from tests.links.finding.bodies import anchor_to, button_to, list_of, text_of, uses

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def kept():
    return LinkFactory(url="https://www.egeby.example/naboskab", title="Naboskab")


@pytest.fixture
def double():
    return LinkFactory(url="http://egeby.example/naboskab/", title="Naboskab i Egeby")


class TestMerging:
    def test_moves_every_use_and_deletes_the_others(self, kept, double, user):
        live = StandardPageFactory(body=[text_of(anchor_to(double)), list_of(double)])
        draft = publish(StandardPageFactory())
        draft.body = [button_to(double)]
        draft.save_revision()
        merged = merge(kept, [double], user)
        assert merged.is_done
        assert merged.pages == 2
        assert uses() == {
            (kept.pk, live.pk): "live draft",
            (kept.pk, draft.pk): "draft",
        }
        assert list(Link.objects.all()) == [kept]
        tally = LinkTally.objects.get(pk=kept.pk)
        assert (tally.live_pages, tally.draft_pages) == (1, 1)

    def test_leaves_a_link_that_stood_in_a_list_with_its_double_once(
        self, kept, double, user
    ):
        page = StandardPageFactory(body=[list_of(kept, double)])
        merge(kept, [double], user)
        (block,) = type(page).objects.get(pk=page.pk).body.raw_data
        assert [item["value"] for item in block["value"]["links"]] == [kept.pk]

    def test_takes_reports_along(self, kept, double, user):
        for link in (kept, double):
            Report.objects.create(link=link, created_at=timezone.now(), comment="Død")
        merge(kept, [double], user)
        assert Report.objects.filter(link=kept).count() == 2
        assert LinkTally.objects.get(pk=kept.pk).open_reports == 2

    def test_takes_over_as_a_replacement(self, kept, double, user):
        gone = LinkFactory(flagged=True, replacement=double)
        merge(kept, [double], user)
        gone.refresh_from_db()
        assert gone.replacement == kept
        assert [use.source for use in uses_of(kept)] == [gone]

    def test_never_makes_a_link_its_own_replacement(self, kept, double, user):
        kept.availability = Link.Availability.UNAVAILABLE
        kept.replacement = double
        kept.save()
        merge(kept, [double], user)
        kept.refresh_from_db()
        assert kept.replacement is None

    def test_is_told_in_the_history_with_the_address(self, kept, double, user):
        old = double.pk
        merge(kept, [double], user)
        entry = ModelLogEntry.objects.for_instance(kept).get(action="links.merge")
        assert entry.user == user
        assert "http://egeby.example/naboskab/" in str(entry.message)
        deleted = ModelLogEntry.objects.get(action="wagtail.delete", object_id=old)
        assert deleted.deleted

    def test_changes_nothing_when_a_page_is_locked(self, kept, double, user):
        free = StandardPageFactory(body=[list_of(double)])
        locked = StandardPageFactory(
            body=[list_of(double)], locked=True, locked_by=UserFactory()
        )
        merged = merge(kept, [double], user)
        assert not merged.is_done
        assert [page.pk for page in merged.locked] == [locked.pk]
        assert set(uses()) == {(double.pk, free.pk), (double.pk, locked.pk)}
        assert Link.objects.count() == 2

    def test_reaches_what_is_left_of_a_page_that_was_taken_down(
        self, kept, double, user
    ):
        page = publish(StandardPageFactory(body=[list_of(double)]))
        page.unpublish()
        page.body = []
        page.save_revision()
        assert uses() == {}
        assert is_used(double)
        assert merge(kept, [double], user).is_done
        assert [use.source.pk for use in uses_of(kept)] == [page.pk]

    def test_of_many_pages_goes_on_where_it_was_cut_off(
        self, kept, double, user, monkeypatch
    ):
        for module in (merging, rewriting):
            monkeypatch.setattr(module, "PAGES_AT_ONCE", 2)
        pages = [StandardPageFactory(body=[list_of(double)]) for _ in range(5)]
        really, calls = rewriting.replace_in_pages, []

        def die_the_second_time(*args):
            calls.append(args)
            if len(calls) == 2:
                raise KeyboardInterrupt
            return really(*args)

        monkeypatch.setattr(merging, "replace_in_pages", die_the_second_time)
        with pytest.raises(KeyboardInterrupt):
            merge(kept, [double], user)
        assert len(page_ids_using([kept])) == 2
        assert len(page_ids_using([double])) == 3
        monkeypatch.setattr(merging, "replace_in_pages", really)
        assert merge(kept, [double], user).pages == 3
        assert page_ids_using([kept]) == {page.pk for page in pages}

    def test_costs_the_same_queries_for_2_links_and_20_on_a_page(self, user):
        def queries(count: int) -> int:
            kept, *others = LinkFactory.create_batch(2)
            more = LinkFactory.create_batch(count)
            publish(StandardPageFactory(body=[list_of(*more, *others)]))
            with CaptureQueriesContext(connection) as captured:
                merge(kept, others, user)
            return len(captured)

        queries(2)
        assert queries(2) == queries(20)


class TestPossibleDuplicates:
    @pytest.mark.parametrize(
        "other",
        [
            "http://www.egeby.example/naboskab",
            "https://egeby.example/naboskab",
            "https://www.egeby.example/naboskab/",
            "http://egeby.example/naboskab/",
        ],
    )
    def test_differ_in_nothing_that_matters(self, kept, other):
        double = LinkFactory(url=other)
        assert list(possible_duplicates(kept)) == [double]

    @pytest.mark.parametrize(
        "other",
        [
            "https://www.egeby.example/Naboskab",
            "https://www.egeby.example/naboskab?side=2",
            "https://www.egeby.example/naboskab#top",
            "https://nyt.egeby.example/naboskab",
            "https://www.egeby.example:8443/naboskab",
        ],
    )
    def test_are_not_those_that_may_lead_elsewhere(self, kept, other):
        LinkFactory(url=other)
        assert not possible_duplicates(kept)

    def test_of_a_front_page_and_of_a_question(self):
        front = LinkFactory(url="https://egeby.example/")
        assert list(possible_duplicates(LinkFactory(url="http://www.egeby.example/")))
        asked = LinkFactory(url="https://egeby.example/soeg?q=a%20b")
        assert list(
            possible_duplicates(LinkFactory(url="https://egeby.example/soeg/?q=a%20b"))
        ) == [asked]
        assert front

    def test_of_our_own_pages_there_are_none(self):
        link = LinkFactory(url=None, target_page=StandardPageFactory())
        assert not possible_duplicates(link)


class TestDeletion:
    def test_of_a_link_that_only_a_draft_has_is_refused(self, kept):
        page = publish(StandardPageFactory())
        page.body = [list_of(kept)]
        page.save_revision()
        with pytest.raises(ProtectedError), transaction.atomic():
            kept.delete()
        (use,) = uses_of(kept)
        assert use.source.pk == page.pk
        assert not use.is_live
        page.body = []
        page.save_revision()
        assert not is_used(kept)
        kept.delete()

    def test_names_a_page_once_that_has_it_live_and_in_its_draft(self, kept):
        publish(StandardPageFactory(body=[list_of(kept)]))
        (use,) = uses_of(kept)
        assert use.is_live
