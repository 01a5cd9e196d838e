"""What becomes of reports: counting, checking, closing, forgetting."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models.audit_log import ModelLogEntry

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.actions.action import NotDoneError
from links.decisions.needed import needs_decision
from links.health import keeping
from links.models import Link, LinkHealth, LinkTally, Report
from links.models.report import COMMENT_LENGTH
from links.reports import keeping as reports
from links.runs.tasks import check_link
from tests.factories import LinkFactory, StandardPageFactory, UserFactory, publish

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR
Outcome = Report.Outcome


@pytest.fixture
def page():
    return StandardPageFactory()


@pytest.fixture
def queue():
    queue = check_link.get_backend()
    queue.clear()
    return queue


def looked_at(checked_at, next_check_at, **fields):
    """Return a link that was checked then, and is to be checked then."""
    link = LinkFactory(**fields)
    LinkHealth.objects.filter(pk=link.pk).update(
        checked_at=checked_at, next_check_at=next_check_at
    )
    return link


def open_reports(link) -> int:
    return LinkTally.objects.get(link=link).open_reports


class TestChecking:
    def test_a_link_is_looked_at_at_once(self, page, queue):
        link = looked_at(NOW - DAY, NOW + DAY)
        reports.report(page, link, now=NOW)
        assert LinkHealth.objects.get().next_check_at == NOW
        assert len(queue.results) == 1

    def test_no_host_is_asked_more_often_because_of_many_reports(self, page, queue):
        link = looked_at(NOW - HOUR / 2, NOW + DAY)
        reports.report(page, link, now=NOW)
        assert LinkHealth.objects.get().next_check_at == NOW + DAY
        waiting = looked_at(NOW - DAY, NOW - HOUR)
        reports.report(page, waiting, now=NOW)
        assert not queue.results

    def test_a_danger_is_not_asked(self, page, queue):
        link = looked_at(NOW - DAY, NOW + DAY)
        LinkHealth.objects.update(marked_dangerous=True, next_check_at=None)
        reports.report(page, link, now=NOW)
        assert not queue.results

    def test_a_link_to_our_own_page_is_counted_and_not_checked(self, page, queue):
        link = LinkFactory(url=None, target_page=StandardPageFactory())
        reports.report(page, link, now=NOW)
        assert open_reports(link) == 1
        assert not queue.results

    def test_when_nobody_knows_which_all_on_the_page_are_looked_at(self, queue):
        on_it = [looked_at(NOW - DAY, NOW + DAY) for _ in range(2)]
        elsewhere = looked_at(NOW - DAY, NOW + DAY)
        body = [("link_list", {"title": "Læs mere", "links": on_it})]
        reports.report(publish(StandardPageFactory(body=body)), now=NOW)
        due = LinkHealth.objects.due(NOW).values_list("pk", flat=True)
        assert set(due) == {link.pk for link in on_it}
        assert elsewhere.pk not in due

    def test_an_archived_copy_is_no_reason_to_check_the_link(self, page, queue):
        link = looked_at(NOW - DAY, NOW + DAY)
        reports.report(page, link, address="https://arkiv.example/1", now=NOW)
        assert not queue.results
        assert open_reports(link) == 1


class TestComment:
    def test_is_cut_to_what_there_is_room_for_after_cleaning(self, page):
        numbers = "12345678 " * 55
        kept = reports.report(page, comment=numbers, now=NOW)
        assert len(kept.comment) <= COMMENT_LENGTH
        assert "1234" not in kept.comment


class TestClosing:
    def test_takes_the_report_off_the_tally_and_into_the_history(self, page):
        user, link = UserFactory(), LinkFactory()
        first, second = (reports.report(page, link, now=NOW) for _ in range(2))
        closed = reports.close(first, user, Outcome.MENDED, "Ny adresse", now=NOW)
        assert closed == 1
        assert open_reports(link) == 1
        first.refresh_from_db()
        assert (first.closed_by, first.outcome, first.answer) == (
            user,
            Outcome.MENDED,
            "Ny adresse",
        )
        entry = ModelLogEntry.objects.for_instance(link).get()
        assert entry.user == user
        assert entry.message == "Afsluttede en besked fra en beboer: Linket er rettet"
        assert entry.comment == "Ny adresse"
        assert Report.objects.get(pk=second.pk).is_open

    def test_takes_the_others_about_the_link_along_when_told_to(self, page):
        user, link = UserFactory(), LinkFactory()
        made = [reports.report(page, link, now=NOW) for _ in range(3)]
        other = reports.report(page, LinkFactory(), now=NOW)
        nobody_knows = reports.report(page, now=NOW)
        assert reports.close(made[0], user, Outcome.WORKS, with_others=True) == 3
        assert open_reports(link) == 0
        still_open = Report.objects.filter(closed_at=None)
        assert set(still_open) == {other, nobody_knows}
        entries = ModelLogEntry.objects.for_instance(link)
        assert entries.filter(action="links.close_report").count() == 1

    def test_without_a_link_takes_no_others_along(self, page):
        first, second = (reports.report(page, now=NOW) for _ in range(2))
        assert reports.close(first, UserFactory(), Outcome.OTHER, with_others=True) == 1
        assert Report.objects.get(pk=second.pk).is_open

    def test_as_unavailable_makes_it_so(self, page):
        user, link = UserFactory(), LinkFactory()
        made = reports.report(page, link, now=NOW)
        reports.close(made, user, Outcome.UNAVAILABLE)
        link.refresh_from_db()
        assert link.is_flagged
        assert link.unavailable_by == user

    def test_as_working_vouches_for_the_link(self, page):
        link = looked_at(NOW - DAY, NOW + DAY)
        LinkHealth.objects.update(verdict=Verdict.UNSURE, problem=Problem.FORBIDDEN)
        made = reports.report(page, link, now=NOW)
        reports.close(made, UserFactory(), Outcome.WORKS)
        known = LinkHealth.objects.get()
        assert known.verdict == Verdict.OK
        assert known.confirmed_until
        assert not Link.objects.filter(needs_decision()).exists()

    def test_as_working_is_not_said_of_what_is_dangerous_or_unavailable(self, page):
        user, gone = UserFactory(), LinkFactory(flagged=True)
        danger = LinkFactory()
        keeping.mark_dangerous(danger, user, mark=True)
        for link in (gone, danger):
            made = reports.report(page, link, now=NOW)
            before = LinkHealth.objects.values().get(link=link)
            with pytest.raises(NotDoneError):
                reports.close(made, user, Outcome.WORKS)
            made.refresh_from_db()
            assert made.is_open
            assert LinkHealth.objects.values().get(link=link) == before

    def test_as_working_needs_no_check_of_a_page_of_our_own(self, page):
        link = LinkFactory(url=None, target_page=page)
        made = reports.report(page, link, now=NOW)
        assert reports.close(made, UserFactory(), Outcome.WORKS) == 1

    def test_twice_is_once(self, page):
        made = reports.report(page, LinkFactory(), now=NOW)
        one, other = UserFactory(), UserFactory()
        assert reports.close(made, one, Outcome.WORKS) == 1
        assert reports.close(made, other, Outcome.MENDED) == 0
        made.refresh_from_db()
        assert (made.closed_by, made.outcome) == (one, Outcome.WORKS)


class TestAttaching:
    def test_counts_the_report_with_the_link_and_checks_it(self, page, queue):
        user, link = UserFactory(), looked_at(NOW - DAY, timezone.now() + DAY)
        made = reports.report(page, now=NOW)
        reports.attach(made, link, user)
        assert open_reports(link) == 1
        assert len(queue.results) == 1
        entry = ModelLogEntry.objects.for_instance(link).get()
        assert entry.action == "links.attach_report"


class TestForgetting:
    def test_closed_reports_go_after_a_year_and_open_ones_never(self, page, settings):
        settings.LINK_REPORT_DAYS = 365
        link, user = LinkFactory(), UserFactory()
        still_open = reports.report(page, link, now=NOW - 900 * DAY)
        lately = reports.report(page, link, now=NOW - 900 * DAY)
        reports.close(lately, user, Outcome.WORKS, now=NOW - 364 * DAY)
        long_ago = reports.report(page, link, now=NOW - 900 * DAY)
        reports.close(long_ago, user, Outcome.WORKS, now=NOW - 366 * DAY)
        assert reports.prune(NOW) == 1
        assert set(Report.objects.all()) == {still_open, lately}
        assert open_reports(link) == 1

    def test_a_report_outlives_its_page(self, page):
        made = reports.report(page, LinkFactory(), now=NOW)
        page.delete()
        made.refresh_from_db()
        assert made.page is None
