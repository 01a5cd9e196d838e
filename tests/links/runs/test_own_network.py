"""Runs that say nothing of the links, because our own network is down."""

import asyncio
import time

import pytest

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.models import Check, LinkHealth
from links.runs.own_network import OwnNetwork
from tests.factories import LinkFactory
from tests.linkcheck.observations import NOW, seen
from tests.links.runs.register import make_links, verdicts

pytestmark = pytest.mark.django_db


class TestOurOwnNetworkDown:
    def test_the_run_is_discarded_when_most_hosts_begin_to_fail(self, check, web):
        make_links(12)
        web.default = Problem.UNKNOWN_HOST
        summary = check()
        assert summary.network_is_down
        assert summary.checked == 0
        assert summary.discarded >= 5
        assert verdicts() == {Verdict.UNCHECKED: 12}
        assert not Check.objects.exists()

    def test_what_answered_before_is_kept(self, check, web, settings):
        settings.LINK_CHECK_CONCURRENCY = 1
        links = make_links(60)

        def cut_the_cable():
            web.default = Problem.CONNECT_TIMEOUT
            return seen(web.default)

        web.answers[links[30].url] = cut_the_cable
        summary = check()
        assert summary.network_is_down
        assert verdicts() == {Verdict.OK: 30, Verdict.UNCHECKED: 30}

    def test_dead_hosts_that_are_left_at_the_end_are_no_outage(
        self, check, web, settings
    ):
        settings.LINK_CHECK_CONCURRENCY = 1
        links = make_links(60)
        for link in links[30:]:
            web.answers[link.url] = Problem.CONNECT_TIMEOUT
        summary = check()
        assert not summary.network_is_down
        assert summary.verdicts == {Verdict.OK: 30, Verdict.FAILING: 30}

    def test_hosts_that_answered_in_an_earlier_run_are_asked(self, check, web, clock):
        make_links(5)
        check()
        web.asked.clear()
        for link in make_links(12, host="nedlagt{:02d}.example"):
            web.answers[link.url] = Problem.UNKNOWN_HOST
        summary = check()
        assert summary.verdicts == {Verdict.FAILING: 12}
        assert 0 < sum("egeby" in url for url in web.asked) <= 9

    def test_the_next_run_does_not_begin_with_the_same_links(self, check, web):
        make_links(12)
        web.default = Problem.UNKNOWN_HOST
        discarded = check().discarded
        assert LinkHealth.objects.due(NOW).count() == 12 - discarded

    def test_a_few_dead_hosts_are_no_outage(self, check, web):
        links = make_links(20)
        for link in links[:7]:
            web.answers[link.url] = Problem.REFUSED
        summary = check()
        assert not summary.network_is_down
        assert summary.verdicts == {Verdict.OK: 13, Verdict.FAILING: 7}

    def test_one_dead_link_alone_is_no_outage(self, check, web):
        LinkFactory()
        web.default = Problem.REFUSED
        assert check().verdicts == {Verdict.FAILING: 1}

    def test_many_links_of_one_dead_host_are_no_outage(self, check, web):
        make_links(40, host="nedlagt.example")
        web.default = Problem.REFUSED
        assert check().verdicts == {Verdict.FAILING: 40}

    def test_links_that_failed_before_are_no_outage(self, check, web, clock):
        make_links(12)
        LinkHealth.objects.update(problem=Problem.REFUSED)
        web.default = Problem.REFUSED
        assert check().verdicts == {Verdict.FAILING: 12}


class TestCanaries:
    CANARY = "https://kanarie.example/"

    @pytest.fixture(autouse=True)
    def _canary(self, settings):
        settings.LINK_CHECK_CANARIES = [self.CANARY]

    def test_that_do_not_answer_discard_the_run_before_it_begins(self, check, web):
        make_links(2)
        web.answers[self.CANARY] = Problem.UNREACHABLE
        summary = check()
        assert summary.network_is_down
        assert web.asked == [self.CANARY]
        assert summary.left == 2

    def test_that_answer_let_many_failures_be_believed(self, check, web):
        make_links(12)
        web.default = Problem.REFUSED
        web.answers[self.CANARY] = ""
        summary = check()
        assert not summary.network_is_down
        assert summary.verdicts == {Verdict.FAILING: 12}

    def test_that_stop_answering_discard_what_failed(self, check, web):
        make_links(12)
        web.default = Problem.REFUSED
        answers = iter(["", Problem.REFUSED, Problem.REFUSED])
        web.answers[self.CANARY] = lambda: seen(next(answers))
        assert check().network_is_down
        assert verdicts() == {Verdict.UNCHECKED: 12}


class TestOneCanaryOfSeveral:
    """That answers is enough, and nobody waits for the others."""

    def is_up(self, answers: dict[str, str | None]) -> tuple[bool, float]:
        """Ask canaries, of which those without an answer take for ever."""
        cancelled = []

        class Client:
            async def check(self, address):
                if answers[address] is None:
                    try:
                        await asyncio.Event().wait()
                    finally:
                        cancelled.append(address)
                return seen(answers[address])

        async def ask():
            return await asyncio.wait_for(
                OwnNetwork(Client(), None, list(answers)).is_up(), 5
            )

        began = time.monotonic()
        up = asyncio.run(ask())
        assert sorted(cancelled) == sorted(
            address for address, answer in answers.items() if answer is None
        )
        return up, time.monotonic() - began

    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_settles_it(self, place):
        answers = dict.fromkeys(["https://a.example/", "https://b.example/"])
        names = list(answers)
        names.insert(place, "https://svarer.example/")
        up, seconds = self.is_up(
            {name: "" if "svarer" in name else None for name in names}
        )
        assert up
        assert seconds < 1

    def test_settles_it_also_after_others_have_failed(self):
        assert self.is_up(
            {
                "https://a.example/": Problem.REFUSED,
                "https://b.example/": Problem.NOT_FOUND,
                "https://c.example/": None,
            }
        )[0]

    def test_that_fails_settles_nothing(self):
        failing = dict.fromkeys(["https://a.example/", "https://b.example/"])
        assert not self.is_up(dict.fromkeys(failing, Problem.REFUSED))[0]
