"""Several runs, hosts that want peace, and never two requests to a host at once."""

import threading
from datetime import timedelta

import pytest

from linkcheck.codes import Problem
from linkcheck.politeness import PutOffError
from linkcheck.verdicts import Verdict
from links.models import Host
from links.runs import leases
from links.runs.database_thread import DatabaseThread
from links.runs.leases import HostLeases
from links.runs.runner import Run
from links.runs.selection import Selection
from tests.factories import LinkFactory
from tests.linkcheck.observations import HOUR, NOW, seen
from tests.links.runs.clients import FakeWeb
from tests.links.runs.register import make_links, verdicts

pytestmark = pytest.mark.django_db


OTHER_RUN = "b9c9ad6f-30f0-4f4c-a75b-7f0f3b6d0a11"


class Killed(BaseException):
    """Ends a run without any of its own precautions."""


class TestRunsBesideEachOther:
    def test_a_host_that_another_run_has_is_not_asked(self, check, web):
        links = make_links(2)
        Host.objects.filter(pk="egeby00.example").update(
            lease=OTHER_RUN,
            leased_until=NOW + timedelta(minutes=1),
        )
        summary = check()
        assert web.asked == [links[1].url]
        assert summary.left == 1

    def test_a_host_is_free_when_the_lease_of_a_killed_run_has_ended(
        self, check, web, clock
    ):
        make_links(1)
        Host.objects.update(
            lease=OTHER_RUN,
            leased_until=NOW + timedelta(minutes=1),
        )
        clock.now += timedelta(minutes=1)
        assert check().checked == 1

    def test_a_killed_run_loses_only_what_it_had_in_hand(self, check, web, settings):
        settings.LINK_CHECK_CONCURRENCY = 1
        links = make_links(10)
        web.answers[links[6].url] = Killed()
        with pytest.raises(BaseExceptionGroup):
            check()
        assert verdicts() == {Verdict.OK: 6, Verdict.UNCHECKED: 4}
        del web.answers[links[6].url]
        assert check().checked == 4

    def test_a_host_that_another_run_took_while_it_waited_is_left_to_it(
        self, check, web, monkeypatch
    ):
        first, second = make_links(2)
        taken = second.health.host_id

        async def renew(leases, host):
            return host != taken

        monkeypatch.setattr(HostLeases, "renew", renew)
        summary = check(Selection(link_ids=(first.pk, second.pk)), seconds=1)
        assert web.asked == [first.url]
        assert summary.left == 1

    def test_a_lease_that_has_run_out_is_renewed_unless_somebody_was_faster(
        self, clock
    ):
        make_links(2)
        faster, free = Host.objects.values_list("pk", flat=True)
        database = DatabaseThread()
        ours = HostLeases(database, clock)
        assert ours.take([faster, free]) == {faster, free}
        clock.now += timedelta(minutes=5)
        Host.objects.filter(pk=faster).update(
            lease=OTHER_RUN, leased_until=clock.now + timedelta(minutes=1)
        )
        assert not database.run(lambda: ours.renew(faster))
        assert database.run(lambda: ours.renew(free))

    def test_hosts_are_given_back_at_the_end(self, check, clock):
        make_links(3)
        check()
        assert not Host.objects.filter(leased_until__gt=clock.now).exists()

    def test_a_redirect_to_a_host_that_another_run_has_puts_the_link_off(
        self, check, web, monkeypatch
    ):
        monkeypatch.setattr(leases, "PATIENCE", 0.01)
        link, other = make_links(2)
        web.hops[link.url] = ["optaget.example"]
        Host.objects.create(
            name="optaget.example",
            lease=OTHER_RUN,
            leased_until=NOW + timedelta(minutes=1),
        )
        summary = check()
        assert web.asked == [other.url]
        assert (summary.checked, summary.put_off) == (1, 1)
        assert link.health.next_check_at == NOW + leases.LATER

    def test_stops_when_told_with_what_was_in_hand_saved(self, settings, web, clock):
        settings.LINK_CHECK_PAUSE = 0
        settings.LINK_CHECK_CONCURRENCY = 1
        links = make_links(5)
        run = Run(connect=web.connect, clock=clock)
        web.answers[links[2].url] = lambda: (run.stop(), "")[1]
        summary = run.run()
        assert (summary.checked, summary.left) == (3, 2)
        assert verdicts()[Verdict.OK] == 3

    def test_stops_when_its_time_is_up(self, check):
        make_links(3)
        summary = check(seconds=0)
        assert (summary.checked, summary.left) == (0, 3)

    def test_leaves_no_thread_behind(self, check):
        make_links(3)
        before = threading.active_count()
        check()
        assert threading.active_count() == before


class TestHostsThatWantPeace:
    def test_are_parked_until_they_say(self, check, web, clock):
        links = make_links(3, host="travl.example")
        until = NOW + timedelta(minutes=20)
        web.default = seen(
            Problem.RATE_LIMITED, final_url=links[0].url, retry_after=until
        )
        assert check().checked == 1
        assert Host.objects.get().parked_until == until
        web.default = ""
        clock.now = until - timedelta(seconds=1)
        assert check().checked == 0
        clock.now = until
        assert check().checked == 2

    def test_are_parked_for_an_hour_when_they_do_not_say(self, check, web, clock):
        links = make_links(2, host="travl.example")
        web.default = seen(Problem.RATE_LIMITED, final_url=links[0].url)
        check()
        assert Host.objects.get().parked_until == NOW + HOUR

    def test_are_not_woken_by_a_shorter_wish(self, clock):
        Host.objects.create(name="travl.example", parked_until=NOW + 3 * HOUR)
        database = DatabaseThread()
        ours = HostLeases(database, clock)
        database.run(lambda: ours.park("travl.example", NOW + HOUR))
        assert Host.objects.get().parked_until == NOW + 3 * HOUR

    def test_keep_no_other_host_waiting(self, check, web):
        links = make_links(3)
        web.answers[links[0].url] = seen(
            Problem.SERVICE_UNAVAILABLE,
            final_url=links[0].url,
            retry_after=NOW + HOUR,
        )
        assert check().checked == 3

    def test_put_off_what_redirects_to_them(self, check, web):
        link = LinkFactory()
        Host.objects.create(name="travl.example", parked_until=NOW + HOUR)
        web.hops[link.url] = ["travl.example"]
        summary = check()
        assert (summary.checked, summary.put_off) == (0, 1)
        assert link.health.next_check_at == NOW + HOUR


class TestPoliteness:
    def test_never_two_requests_to_a_host_at_once(self, settings, clock):
        settings.LINK_CHECK_PAUSE = 0
        web = FakeWeb(clock, seconds=0.001)
        for link in make_links(10):
            web.hops[link.url] = ["fælles.example", "www.egeby01.example"]
        make_links(5, host="fælles.example")
        Run(connect=web.connect, clock=clock).run()
        assert set(web.most_at_once.values()) == {1}

    def test_a_pause_between_two_requests_to_a_host(self, settings, web, clock):
        import time

        settings.LINK_CHECK_PAUSE = 0.05
        make_links(3, host="kommunen.example")
        make_links(3)
        began = time.monotonic()
        Run(connect=web.connect, clock=clock).run()
        assert 0.1 <= time.monotonic() - began < 2

    def test_two_names_of_one_address_are_one_server(self, settings, clock):
        settings.LINK_CHECK_PAUSE = 0.02
        web = FakeWeb(clock, seconds=0.002)
        for name in ("forening{}.example", "afdeling{}.example"):
            for number in range(4):
                make_links(3, host=name.format(number))
                web.addresses[name.format(number)] = ["192.0.2.7", "2001:db8::7"]
        summary = Run(connect=web.connect, clock=clock).run()
        assert summary.checked == 24
        assert set(web.most_at_once.values()) == {1}
        assert min(web.shortest_pause.values()) >= 0.02

    def test_names_that_share_one_address_of_several_wait_for_each_other(
        self, settings, clock
    ):
        settings.LINK_CHECK_PAUSE = 0.01
        web = FakeWeb(clock, seconds=0.001)
        for number in range(6):
            make_links(3, host=f"forening{number}.example")
            web.addresses[f"forening{number}.example"] = [
                f"192.0.2.{number}",
                f"192.0.2.{(number + 1) % 6}",
            ]
        assert Run(connect=web.connect, clock=clock).run().checked == 18
        assert set(web.most_at_once.values()) == {1}
        assert min(web.shortest_pause.values()) >= 0.01

    def test_a_host_named_by_its_address_is_the_same_server(self, settings, clock):
        settings.LINK_CHECK_PAUSE = 0.02
        web = FakeWeb(clock)
        make_links(3, host="192.0.2.7")
        make_links(3, host="forening.example")
        web.addresses["forening.example"] = ["192.0.2.7"]
        Run(connect=web.connect, clock=clock).run()
        assert web.shortest_pause["192.0.2.7"] >= 0.02

    def test_a_web_hotel_keeps_no_other_host_waiting(self, settings, clock):
        settings.LINK_CHECK_PAUSE = 0.05
        settings.LINK_CHECK_CONCURRENCY = 2
        web = FakeWeb(clock)
        for number in range(12):
            make_links(2, host=f"forening{number:02d}.example")
            web.addresses[f"forening{number:02d}.example"] = ["192.0.2.7"]
        others = [link.url for link in make_links(4, host="zoo{}.example")]
        Run(connect=web.connect, clock=clock).run()
        last = max(web.asked.index(url) for url in others)
        # Not behind the twelve names, a second apart.
        assert last < 12
        assert len(web.asked) == 28

    def test_an_address_is_leased_and_given_back_like_a_host(self, web, check):
        (link,) = make_links(1)
        web.addresses[link.health.host_id] = ["192.0.2.7"]
        check()
        assert Host.objects.get(pk="192.0.2.7").leased_until <= NOW

    def test_an_address_that_another_run_asks_puts_the_link_off(
        self, web, check, monkeypatch
    ):
        monkeypatch.setattr(leases, "PATIENCE", 0.01)
        link, other = make_links(2)
        web.addresses[link.health.host_id] = ["192.0.2.7"]
        Host.objects.create(
            name="192.0.2.7", lease=OTHER_RUN, leased_until=NOW + timedelta(minutes=1)
        )
        summary = check()
        assert web.asked == [other.url]
        assert (summary.checked, summary.put_off) == (1, 1)

    def test_put_off_says_by_whom(self):
        assert "travl.example" in str(PutOffError("travl.example", NOW))
