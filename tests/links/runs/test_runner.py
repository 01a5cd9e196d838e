"""Runs of the checker: what they ask, in what order, and what they keep."""

from datetime import timedelta

import pytest

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.models import Check, Link, LinkHealth
from links.runs.runner import Run
from links.runs.selection import Selection
from tests.factories import LinkFactory
from tests.linkcheck.observations import DAY, HOUR, NOW, seen
from tests.links.runs.register import make_links, verdicts

pytestmark = pytest.mark.django_db


class TestWhatIsDue:
    def test_is_checked_once_and_then_left_for_a_week(self, check, web, clock):
        link = LinkFactory()
        assert check().checked == 1
        assert check().checked == 0
        clock.now += 6 * DAY
        assert check().checked == 0
        clock.now += 2 * DAY
        assert check().checked == 1
        assert web.asked == [link.url] * 2

    def test_sooner_when_it_has_begun_to_fail(self, check, web, clock):
        LinkFactory()
        web.default = Problem.NOT_FOUND
        check()
        assert verdicts() == {Verdict.FAILING: 1}
        clock.now += timedelta(days=1.2)
        assert check().verdicts == {Verdict.PROBABLY_BROKEN: 1}

    def test_is_also_what_came_into_the_register_another_way(self, check):
        Link.objects.bulk_create([LinkFactory.build(url="https://egeby.example/a")])
        assert check().checked == 1

    def test_is_not_pages_and_documents_of_our_own(self, check):
        LinkFactory(url=None, target_document=None, target_page_id=1)
        assert check().checked == 0
        assert not LinkHealth.objects.exists()

    def test_is_not_what_an_editor_has_marked_as_dangerous(self, check):
        LinkFactory()
        LinkHealth.objects.update(marked_dangerous=True)
        assert check().checked == 0
        assert check(Selection(everything=True)).checked == 0

    def test_comes_least_recently_checked_first(self, check, web, settings):
        settings.LINK_CHECK_CONCURRENCY = 1
        links = make_links(6)
        order = [3, None, 1, 5, 2, 4]
        for link, days in zip(links, order, strict=True):
            checked_at = days and NOW - days * DAY
            LinkHealth.objects.filter(link=link).update(checked_at=checked_at)
        check()
        expected = [links[order.index(days)].url for days in (None, 5, 4, 3, 2, 1)]
        assert web.asked == expected

    def test_of_one_host_does_not_keep_the_others_waiting(self, check, web, settings):
        settings.LINK_CHECK_CONCURRENCY = 1
        settings.LINK_CHECK_LINKS_PER_HOST = 5
        make_links(12, host="kommunen.example")
        other = make_links(1, host="biblioteket.example")[0]
        assert check().checked == 13
        assert web.asked.index(other.url) < 6


class TestSelection:
    def test_by_link_host_and_number(self, check, web):
        links = make_links(4)
        check(Selection(link_ids=(links[2].pk,)))
        assert web.asked == [links[2].url]
        check(Selection(host="egeby00.example"))
        assert web.asked[1:] == [links[0].url]
        assert check(Selection(limit=1)).checked == 1
        assert len(web.asked) == 3

    def test_says_how_much_is_left(self, check):
        make_links(4)
        assert check(Selection(limit=1)).left == 3

    def test_of_everything_takes_each_link_once(self, check, web, clock):
        make_links(3)
        check()
        clock.now += HOUR
        assert check(Selection(everything=True)).checked == 3
        assert len(web.asked) == 6


class TestSaving:
    def test_keeps_what_was_seen(self, check, web):
        link = LinkFactory(url="https://egeby.example/a")
        web.default = seen(
            http_status=200,
            final_url="https://egeby.example/b",
            redirects=((302, "https://egeby.example/b"),),
            duration_ms=120,
            content_type="application/pdf",
            content_length=4711,
        )
        check()
        health = link.health
        assert (health.verdict, health.http_status) == (Verdict.OK, 200)
        assert health.redirects == [[302, "https://egeby.example/b"]]
        assert (health.content_type, health.content_length) == ("application/pdf", 4711)
        assert health.checked_at == NOW

    def test_leaves_the_link_itself_alone(self, check, django_assert_num_queries):
        link = LinkFactory()
        before = Link.objects.values().get()
        check()
        link.refresh_from_db()
        assert Link.objects.values().get() == before
        assert link.availability == Link.Availability.AVAILABLE

    def test_costs_no_more_queries_for_many_than_for_few(self, check, settings):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from links.health import keeping

        def queries(links):
            results = [keeping.Result(link.pk, link.url, seen()) for link in links]
            with CaptureQueriesContext(connection) as captured:
                keeping.save_results(results, NOW)
            return len(captured)

        assert queries(make_links(2, "få.example")) == queries(make_links(20))

    def test_makes_one_line_of_the_same_again_and_again(self, check, web, clock):
        link = LinkFactory()
        for problem in ("", "", "", Problem.SERVER_ERROR, Problem.SERVER_ERROR, ""):
            web.default = problem
            check(Selection(everything=True))
            clock.now += DAY
        lines = link.checks.values_list("problem", "count")
        assert list(lines) == [("", 1), (Problem.SERVER_ERROR, 2), ("", 3)]
        first = link.checks.last()
        assert (first.first_seen, first.last_seen) == (NOW, NOW + 2 * DAY)

    def test_passes_over_a_link_that_was_given_another_address_meanwhile(
        self, check, web
    ):
        link = LinkFactory(url="https://egeby.example/gammel")

        def change():
            # In the thread of the database, as everything that asks it.
            Link.objects.filter(pk=link.pk).update(url="https://egeby.example/ny")
            LinkHealth.objects.filter(pk=link.pk).update(url="https://egeby.example/ny")

        web.default = Problem.NOT_FOUND
        original = Run._save
        try:
            Run._save = lambda run, results: (change(), original(run, results))
            check(Selection(limit=1))
        finally:
            Run._save = original
        assert verdicts() == {Verdict.UNCHECKED: 1}
        assert not Check.objects.exists()

    def test_survives_a_check_that_goes_wrong(self, check, web, caplog):
        bad, good = make_links(2)
        web.answers[bad.url] = RuntimeError("Fejl i koden")
        summary = check()
        assert (summary.checked, summary.put_off) == (1, 1)
        assert "link_check_failed" in caplog.messages
        assert good.health.verdict == Verdict.OK
        assert bad.health.verdict == Verdict.UNCHECKED
        assert bad.health.next_check_at == NOW + HOUR
