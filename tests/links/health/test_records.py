"""What is kept of links besides the register itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail.models.audit_log import ModelLogEntry

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.health import keeping
from links.models import Check, Host, Link, LinkHealth
from tests.factories import LinkFactory, StandardPageFactory, UserFactory
from tests.linkcheck.observations import DAY, NOW, seen

pytestmark = pytest.mark.django_db


def save(link, problem="", at=NOW, **facts):
    keeping.save_results(
        [keeping.Result(link.pk, link.url, seen(problem, at, **facts))], at
    )


class TestNewLinks:
    def test_are_unchecked_and_due_at_once(self, clock):
        link = LinkFactory(url="https://www.egeby.example:8443/beboerråd")
        assert link.health.verdict == Verdict.UNCHECKED
        assert link.health.next_check_at == NOW
        assert link.health.host_id == "www.egeby.example"

    def test_may_have_names_in_other_letters(self):
        link = LinkFactory(url="https://xn--rdgrd-vuad.example/")
        assert link.health.host_id == "xn--rdgrd-vuad.example"

    def test_may_have_a_number_for_a_host(self):
        assert LinkFactory(url="http://[2001:db8::1]/").health.host_id == "2001:db8::1"

    def test_may_have_a_host_that_cannot_exist(self):
        LinkFactory(url=f"https://{'a' * 300}.example/")
        assert LinkHealth.objects.count() == 1

    def test_to_pages_of_our_own_need_no_check(self):
        LinkFactory(url=None, target_page=StandardPageFactory())
        assert not LinkHealth.objects.exists()


class TestAnotherAddress:
    def test_starts_afresh_and_keeps_the_timeline(self, clock):
        link = LinkFactory()
        save(link, Problem.NOT_FOUND)
        link = Link.objects.get()
        link.url = "https://egeby.example/nyt-sted"
        link.save()
        fresh = LinkHealth.objects.get()
        assert (fresh.verdict, fresh.problem, fresh.strikes) == ("unchecked", "", 0)
        assert fresh.next_check_at == NOW
        assert link.checks.count() == 1
        save(link, Problem.NOT_FOUND)
        assert link.checks.count() == 2

    def test_of_our_own_ends_the_checks(self):
        link = LinkFactory()
        link.url, link.target_page = None, StandardPageFactory()
        link.save()
        assert not LinkHealth.objects.exists()

    def test_is_found_when_it_came_by_a_back_door(self):
        link = LinkFactory()
        save(link)
        Link.objects.update(url="https://egeby.example/ny")
        keeping.ensure_all(NOW)
        assert LinkHealth.objects.get().url == "https://egeby.example/ny"
        assert LinkHealth.objects.get().verdict == Verdict.UNCHECKED

    def test_and_nothing_else_starts_afresh(self):
        link = LinkFactory()
        save(link)
        link.title = "Beboerrådgivning"
        link.save()
        assert LinkHealth.objects.get().verdict == Verdict.OK


class TestReferences:
    def test_what_is_known_of_a_link_is_no_use_of_it(self):
        link = LinkFactory()
        save(link)
        assert not ReferenceIndex.get_references_to(link).exists()
        link.delete()
        assert not LinkHealth.objects.exists()
        assert not Check.objects.exists()


class TestDatabase:
    def test_refuses_a_verdict_that_there_is_not(self):
        LinkFactory()
        with pytest.raises(IntegrityError), transaction.atomic():
            LinkHealth.objects.update(verdict="fine")

    def test_refuses_strikes_without_a_beginning(self):
        LinkFactory()
        with pytest.raises(IntegrityError), transaction.atomic():
            LinkHealth.objects.update(strikes=1)

    def test_survives_a_clock_that_was_put_back(self):
        link = LinkFactory()
        save(link)
        save(link, at=NOW - DAY)
        line = link.checks.get()
        assert (line.count, line.last_seen) == (2, NOW)

    def test_keeps_evidence_whole(self):
        link = LinkFactory()
        for day in range(3):
            save(link, Problem.MOVED_PERMANENTLY, NOW + day * DAY, page_title="Ny")
        evidence = LinkHealth.objects.get().evidence
        assert evidence.verdict == Verdict.MOVED
        assert evidence.verdict_since == NOW + 2 * DAY
        assert (evidence.moved_sightings, evidence.page_title) == (3, "Ny")


class TestPruning:
    def test_forgets_old_checks_and_unused_hosts(self, settings):
        settings.LINK_CHECK_HISTORY_DAYS = 365
        link = LinkFactory()
        save(link, Problem.SERVER_ERROR)
        save(link, "", NOW + 200 * DAY)
        Host.objects.create(name="nedlagt.example")
        assert keeping.prune_checks(NOW + 400 * DAY) == 1
        assert [check.problem for check in link.checks.all()] == [""]
        assert [host.name for host in Host.objects.all()] == [link.health.host_id]

    def test_keeps_hosts_that_are_asked_just_now(self):
        Host.objects.create(name="a.example", leased_until=NOW + timedelta(seconds=1))
        Host.objects.create(name="b.example", parked_until=NOW + timedelta(seconds=1))
        keeping.prune_checks(NOW)
        assert Host.objects.count() == 2


class TestEditors:
    @pytest.fixture
    def editor(self):
        return UserFactory()

    def test_word_is_kept_and_signed(self, clock, editor):
        link = LinkFactory()
        save(link, Problem.FORBIDDEN)
        keeping.confirm(link, editor)
        assert LinkHealth.objects.get().verdict == Verdict.OK
        assert LinkHealth.objects.get().confirmed_until == NOW + 90 * DAY
        entry = ModelLogEntry.objects.for_instance(link).get(action="links.confirm")
        assert entry.user == editor
        assert not PageLogEntry.objects.exists()

    def test_mark_a_link_and_undo_it(self, clock, editor):
        link = LinkFactory()
        save(link)
        keeping.mark_dangerous(link, editor, mark=True)
        keeping.mark_dangerous(link, editor, mark=True)
        marked = LinkHealth.objects.get()
        assert (marked.verdict, marked.next_check_at) == (Verdict.DANGEROUS, None)
        keeping.check_soon([link.pk])
        assert LinkHealth.objects.get().next_check_at is None
        keeping.mark_dangerous(link, editor, mark=False)
        undone = LinkHealth.objects.get()
        assert (undone.verdict, undone.next_check_at) == (Verdict.OK, NOW)
        actions = ModelLogEntry.objects.for_instance(link).order_by("pk")
        assert [entry.action for entry in actions][-2:] == [
            "links.mark_dangerous",
            "links.unmark_dangerous",
        ]

    def test_check_again_makes_a_link_due(self, clock):
        link = LinkFactory()
        save(link)
        keeping.check_soon([link.pk])
        assert LinkHealth.objects.get().next_check_at == NOW
