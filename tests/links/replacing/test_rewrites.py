"""Replacing a piece of many addresses: planned, tried over real sockets, applied."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone
from wagtail.models.audit_log import ModelLogEntry

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.models import Host, Link, LinkHealth, Rewrite, RewrittenLink
from links.replacing import applying, readdressing, trials
from links.replacing.applying import begin
from links.replacing.plan import links_to_host, plan
from links.replacing.trials import try_addresses, try_out
from tests.factories import LinkFactory
from tests.linkcheck.world import redirect, reply
from tests.links.hosts.host import OLD_HOST, links_to

pytestmark = pytest.mark.django_db

State = Rewrite.State
Outcome = RewrittenLink.Outcome
OLD = f"https://{OLD_HOST}/artikler/"
NEW = "https://www.ny.egeby.example/viden/"


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("lars")


@pytest.fixture
def queue():
    queue = try_addresses.get_backend()
    queue.clear()
    return queue


@pytest.fixture
def work(monkeypatch, world, queue, django_capture_on_commit_callbacks):
    """Do what is in the queue, and what that puts there; return how often."""
    monkeypatch.setattr(
        trials,
        "try_out",
        lambda rewrite, seconds: try_out(rewrite, seconds, world.connect),
    )

    def work(at_most=10) -> int:
        done = 0
        while queue.results and done < at_most:
            tasks = list(queue.results)
            queue.clear()
            with django_capture_on_commit_callbacks(execute=True):
                for waiting in tasks:
                    try_addresses.call(*waiting.args)
            done += 1
        return done

    return work


@pytest.fixture
def start(editor, queue, django_capture_on_commit_callbacks):
    """Begin a rewrite, as the button does."""

    def start(find=OLD, replace=NEW) -> Rewrite:
        with django_capture_on_commit_callbacks(execute=True):
            return begin(links_to_host(OLD_HOST), find, replace, editor, host=OLD_HOST)

    return start


def only(*links):
    """Return just these links, as a question to the database."""
    return Link.objects.filter(pk__in=[link.pk for link in links])


def outcomes(rewrite) -> dict[str, str]:
    return dict(rewrite.links.values_list("old_url", "outcome"))


class TestPlan:
    def test_shows_each_new_address(self):
        links_to(OLD_HOST, "failing", "failing")
        assert [
            (row.old, row.new) for row in plan(links_to_host(OLD_HOST), OLD, NEW)
        ] == [
            (f"{OLD}0", f"{NEW}0"),
            (f"{OLD}1", f"{NEW}1"),
        ]

    def test_leaves_other_hosts_and_other_addresses_alone(self):
        links_to("andet.egeby.example", "failing")
        LinkFactory(url=f"https://{OLD_HOST}/forside")
        assert plan(links_to_host(OLD_HOST), "/artikler/", "/viden/") == []

    def test_takes_the_piece_as_it_stands(self):
        LinkFactory(url=f"https://{OLD_HOST}/a.html?x=(1)")
        LinkFactory(url=f"https://{OLD_HOST}/aXhtml")
        (row,) = plan(links_to_host(OLD_HOST), "a.html?x=(1)", "b")
        assert row.new == f"https://{OLD_HOST}/b"

    def test_tells_capitals_from_small_letters(self):
        LinkFactory(url=f"https://{OLD_HOST}/Artikler/1")
        assert plan(links_to_host(OLD_HOST), "/artikler/", "/viden/") == []

    def test_replaces_where_the_piece_is_found_first(self):
        LinkFactory(url=f"https://{OLD_HOST}/viden/viden")
        (row,) = plan(links_to_host(OLD_HOST), "viden", "ny-viden")
        assert row.new == f"https://{OLD_HOST}/ny-viden/viden"

    def test_writes_new_addresses_as_all_addresses_are_written(self):
        links_to(OLD_HOST, "failing")
        (row,) = plan(links_to_host(OLD_HOST), OLD, "HTTPS://WWW.Rødkål.Example:443/")
        assert row.new == "https://www.xn--rdkl-soa5i.example/0"

    @pytest.mark.parametrize(
        "replace",
        [
            "javascript:alert(1)//",
            "https://lars:hemmeligt@ny.egeby.example/",
            "https://ny.egeby.example\\",
            "ftp://ny.egeby.example/",
            "",
        ],
    )
    def test_refuses_what_cannot_be_an_address(self, replace):
        links_to(OLD_HOST, "failing")
        (row,) = plan(links_to_host(OLD_HOST), OLD, replace)
        assert row.outcome == Outcome.REFUSED
        assert row.reason

    def test_does_not_take_what_another_link_has(self):
        links_to(OLD_HOST, "failing")
        LinkFactory(url=f"{NEW}0")
        (row,) = plan(links_to_host(OLD_HOST), OLD, NEW)
        assert row.outcome == Outcome.TAKEN

    def test_does_not_make_one_address_of_two(self):
        for path in ("/a/x/x", "/a/x", "/a/y?x/x", "/b/x"):
            LinkFactory(url=f"https://{OLD_HOST}{path}")
        planned = plan(links_to_host(OLD_HOST), "/x", "")
        wanted = [row.new for row in planned if row.outcome == Outcome.WAITING]
        assert len(wanted) == len(set(wanted))
        assert [row.old for row in planned if row.outcome == Outcome.TAKEN] == [
            # Becomes what the link above is.
            f"https://{OLD_HOST}/a/x/x"
        ]

    def test_gives_an_address_to_the_first_of_two_that_want_it(self):
        LinkFactory(url=f"https://{OLD_HOST}/1/a")
        LinkFactory(url=f"https://{OLD_HOST}/a/1")
        planned = plan(links_to_host(OLD_HOST), "/1", "")
        assert [row.outcome for row in planned] == [Outcome.WAITING, Outcome.TAKEN]

    def test_of_nothing_is_nothing(self):
        links_to(OLD_HOST, "failing")
        assert plan(links_to_host(OLD_HOST), "", NEW) == []
        assert plan(links_to_host(OLD_HOST), OLD, OLD) == []


class TestTrying:
    def test_tries_every_address_and_saves_none(self, world, start, work):
        links_to(OLD_HOST, *["failing"] * 4)
        new = world.url("/viden/", host="www.boligliv.dk")
        world.serve("/viden/0", reply())
        world.serve("/viden/1", reply(404))
        world.serve("/viden/2", redirect(302, world.url("/", host="www.boligliv.dk")))
        world.serve("/viden/3", reply(403))
        world.serve("/", reply())
        rewrite = start(OLD, new)
        work()
        rewrite.refresh_from_db()
        assert rewrite.state == State.TESTED
        assert list(rewrite.links.values_list("outcome", "problem")) == [
            (Outcome.WORKS, ""),
            (Outcome.FAILS, Problem.NOT_FOUND),
            # A front page instead of the article is no article.
            (Outcome.FAILS, Problem.LANDED_ON_FRONT_PAGE),
            (Outcome.FAILS, Problem.FORBIDDEN),
        ]
        assert set(Link.objects.values_list("url", flat=True)) == {
            f"{OLD}{number}" for number in range(4)
        }

    def test_says_when_it_is_another_page_by_now(self, world, start, work):
        (link,) = links_to(OLD_HOST, "failing")
        LinkHealth.objects.filter(pk=link.pk).update(page_title="Årsberetning 2014")
        world.serve("/viden/0", reply())
        rewrite = start(OLD, world.url("/viden/"))
        work()
        row = rewrite.links.get()
        assert (row.outcome, row.problem) == (Outcome.WORKS, Problem.CONTENT_CHANGED)

    def test_does_not_reach_into_our_own_network(self, world, start, work):
        links_to(OLD_HOST, "failing")
        world.names.answer("intranet.dk", ["192.168.1.7"])
        rewrite = start(OLD, world.url("/", host="intranet.dk"))
        work()
        row = rewrite.links.get()
        assert (row.outcome, row.problem) == (Outcome.FAILS, Problem.REFUSED_ADDRESS)
        assert world.requests == []

    def test_asks_for_nothing_where_there_is_nothing_to_try(self, start, queue):
        links_to(OLD_HOST, "failing")
        LinkFactory(url=f"{NEW}0")
        rewrite = start()
        assert not queue.results
        rewrite.refresh_from_db()
        assert rewrite.state == State.TESTED

    def test_waits_for_a_host_that_wants_peace(self, world, start, work, queue):
        links_to(OLD_HOST, "failing", "failing")
        world.serve("/viden/0", reply(429, body=b""), reply())
        world.serve("/viden/1", reply())
        rewrite = start(OLD, world.url("/viden/"))
        before = timezone.now()
        work(at_most=1)
        assert set(outcomes(rewrite).values()) == {Outcome.WAITING}
        (waiting,) = queue.results
        assert waiting.task.run_after > before + timedelta(minutes=50)
        # The hour has passed. The other address is not held up by this one.
        Host.objects.update(parked_until=None, leased_until=None)
        work()
        assert [request.target for request in world.requests] == [
            "/viden/0",
            "/viden/1",
            "/viden/0",
        ]
        assert set(outcomes(rewrite).values()) == {Outcome.WORKS}

    def test_gives_up_after_a_day(self, world, start, work):
        links_to(OLD_HOST, "failing")
        world.serve("/viden/0", reply(429, body=b""))
        rewrite = start(OLD, world.url("/viden/"))
        Rewrite.objects.update(created_at=timezone.now() - timedelta(hours=24))
        work()
        row = rewrite.links.get()
        assert (row.outcome, row.problem) == (Outcome.FAILS, Problem.RATE_LIMITED)
        rewrite.refresh_from_db()
        assert rewrite.state == State.TESTED

    def test_goes_on_where_a_killed_worker_stopped(
        self, world, start, work, monkeypatch
    ):
        links_to(OLD_HOST, *["failing"] * 3)
        for number in range(3):
            world.serve(f"/viden/{number}", reply())
        rewrite = start(OLD, world.url("/viden/"))
        note = trials.note

        def die_after_the_first(row, seen):
            if rewrite.links.exclude(outcome=Outcome.WAITING).exists():
                raise RuntimeError
            return note(row, seen)

        with monkeypatch.context() as patch:
            patch.setattr(trials, "note", die_after_the_first)
            with pytest.raises(RuntimeError):
                try_out(rewrite, 20, world.connect)
        queue = try_addresses.get_backend()
        queue.clear()
        assert len(world.requests) == 2
        assert rewrite.links.filter(outcome=Outcome.WORKS).count() == 1

        applying.go_on_with_stalled()
        assert not queue.results
        Rewrite.objects.update(continue_at=timezone.now() - timedelta(minutes=11))
        Host.objects.update(leased_until=None)
        with TestCase.captureOnCommitCallbacks(execute=True):
            applying.go_on_with_stalled()
        work()
        assert set(outcomes(rewrite).values()) == {Outcome.WORKS}
        # The first is not asked again.
        assert len(world.requests) == 4

    def test_is_done_by_one_task_only(self, world, start, queue, work):
        links_to(OLD_HOST, "failing")
        world.serve("/viden/0", reply())
        start(OLD, world.url("/viden/"))
        (waiting,) = queue.results
        work()
        assert len(world.requests) == 1
        Rewrite.objects.update(state=State.TESTING)
        RewrittenLink.objects.update(outcome=Outcome.WAITING)
        try_addresses.call(*waiting.args)
        assert len(world.requests) == 1

    def test_ends_when_it_is_cancelled(self, world, start, work):
        links_to(OLD_HOST, "failing", "failing")
        rewrite = start(OLD, world.url("/viden/"))
        assert applying.cancel(rewrite)
        work()
        assert world.requests == []
        rewrite.refresh_from_db()
        assert rewrite.state == State.CANCELLED

    def test_can_be_done_again_for_those_that_did_not_work(
        self, world, start, work, django_capture_on_commit_callbacks
    ):
        links_to(OLD_HOST, "failing", "failing")
        world.serve("/viden/0", reply())
        world.serve("/viden/1", reply(503, body=b""), reply())
        rewrite = start(OLD, world.url("/viden/"))
        work()
        assert sorted(outcomes(rewrite).values()) == [Outcome.FAILS, Outcome.WORKS]
        with django_capture_on_commit_callbacks(execute=True):
            assert applying.test_again(rewrite)
        work()
        assert set(outcomes(rewrite).values()) == {Outcome.WORKS}
        assert len(world.requests) == 3


class TestApplying:
    @pytest.fixture
    def tested(self, world, start, work):
        """A rewrite of three links; the new address of the last one does not work."""
        links_to(OLD_HOST, *["failing"] * 3)
        world.serve("/viden/0", reply())
        world.serve("/viden/1", reply())
        world.serve("/viden/2", reply(404))
        rewrite = start(OLD, world.url("/viden/"))
        work()
        rewrite.refresh_from_db()
        return rewrite

    def urls(self):
        return list(Link.objects.order_by("pk").values_list("url", flat=True))

    def test_saves_those_that_work_and_no_others(self, tested, editor, world):
        change = applying.apply(tested, editor)
        assert len(change.changed) == 2
        assert self.urls() == [
            world.url("/viden/0"),
            world.url("/viden/1"),
            f"{OLD}2",
        ]
        verdicts = LinkHealth.objects.order_by("pk").values_list("verdict", flat=True)
        assert list(verdicts) == [Verdict.OK, Verdict.OK, Verdict.FAILING]
        entries = ModelLogEntry.objects.filter(action=readdressing.REWRITE)
        assert {entry.user for entry in entries} == {editor}
        assert entries.count() == 2

    def test_leaves_what_a_colleague_has_changed_meanwhile(self, tested, editor):
        first = Link.objects.order_by("pk").first()
        first.url = "https://egeby.example/rettet"
        first.save()
        change = applying.apply(tested, editor)
        assert len(change.changed) == 1
        assert self.urls()[0] == "https://egeby.example/rettet"
        row = tested.links.get(link=first)
        assert row.outcome == Outcome.CHANGED

    def test_leaves_what_another_link_has_taken_meanwhile(self, tested, editor, world):
        LinkFactory(url=world.url("/viden/0"))
        applying.apply(tested, editor)
        assert self.urls()[0] == f"{OLD}0"
        assert tested.links.order_by("old_url").first().outcome == Outcome.TAKEN

    def test_happens_once(self, tested, editor):
        assert applying.apply(tested, editor)
        assert applying.apply(tested, editor) is None

    def test_does_not_happen_while_addresses_are_being_tried(self, start, editor):
        links_to(OLD_HOST, "failing")
        rewrite = start()
        assert applying.apply(rewrite, editor) is None
        assert self.urls() == [f"{OLD}0"]

    def test_is_undone_as_a_whole(self, tested, editor):
        applying.apply(tested, editor)
        tested.refresh_from_db()
        change = applying.take_back(tested, editor)
        assert len(change.changed) == 2
        assert self.urls() == [f"{OLD}{number}" for number in range(3)]
        tested.refresh_from_db()
        assert tested.state == State.UNDONE
        assert applying.take_back(tested, editor) is None

    def test_does_not_happen_once_it_is_cancelled(self, tested, editor):
        assert applying.cancel(tested)
        assert applying.apply(tested, editor) is None
        assert self.urls() == [f"{OLD}{number}" for number in range(3)]

    def test_is_not_cancelled_once_it_has_happened(self, tested, editor):
        applying.apply(tested, editor)
        assert not applying.cancel(tested)


class TestTwoEditors:
    def test_do_not_rewrite_one_host_at_once(self, start):
        links_to(OLD_HOST, "failing")
        first = start()
        with pytest.raises(applying.BusyError) as error:
            start()
        assert error.value.rewrite == first
        applying.cancel(first)
        assert start() != first

    def test_may_rewrite_two_hosts(self, start, editor):
        links_to(OLD_HOST, "failing")
        links_to("andet.egeby.example", "failing")
        start()
        begin(
            links_to_host("andet.egeby.example"),
            "/artikler/",
            "/viden/",
            editor,
            host="andet.egeby.example",
        )
        assert Rewrite.objects.count() == 2

    def test_do_not_rewrite_chosen_links_that_the_other_is_at(self, start, editor):
        first, second, other = (
            *links_to(OLD_HOST, "failing", "failing"),
            *links_to("andet.egeby.example", "failing"),
        )
        chosen = begin(only(first, other), "/artikler/", "/viden/", editor)
        with pytest.raises(applying.BusyError) as error:
            start()
        assert error.value.rewrite == chosen
        with pytest.raises(applying.BusyError):
            begin(only(other), "/artikler/", "/viden/", editor)
        # Those of other links go on side by side.
        assert begin(only(second), "/artikler/", "/viden/", editor) != chosen
        applying.cancel(chosen)
        assert begin(only(first, other), "/artikler/", "/viden/", editor)


class TestChosenLinks:
    def test_are_tried_and_changed_on_several_hosts_at_once(
        self, world, editor, work, django_capture_on_commit_callbacks
    ):
        links = [
            LinkFactory(url="http://www.foerste.dk/viden"),
            LinkFactory(url="http://www.anden.dk/viden"),
        ]
        untouched = LinkFactory(url="http://www.foerste.dk/viden/mere")
        new = world.url("", host="www.ny.dk")
        world.serve("/foerste.dk/viden", reply())
        world.serve("/anden.dk/viden", reply(404))
        with django_capture_on_commit_callbacks(execute=True):
            rewrite = begin(only(*links), "http://www.", f"{new}/", editor)
        work()
        rewrite.refresh_from_db()
        assert (rewrite.host, rewrite.state) == ("", State.TESTED)
        applying.apply(rewrite, editor)
        urls = Link.objects.order_by("pk").values_list("url", flat=True)
        assert list(urls) == [
            f"{new}/foerste.dk/viden",
            "http://www.anden.dk/viden",
            untouched.url,
        ]


class TestWithoutATrial:
    def test_links_get_their_new_addresses_at_once_and_are_checked_soon(
        self, editor, queue
    ):
        links = links_to(OLD_HOST, "ok", "failing")
        taken = LinkFactory(url=f"{NEW}1")
        rewrite, changes = applying.apply_untried(only(*links), OLD, NEW, editor)
        assert [address.new for address in changes.changed] == [f"{NEW}0"]
        assert not queue.results
        known = LinkHealth.objects.get(link=links[0])
        assert (known.url, known.verdict) == (f"{NEW}0", Verdict.UNCHECKED)
        assert LinkHealth.objects.due(timezone.now()).filter(pk=known.pk).exists()
        assert rewrite.links.get(link=links[1]).outcome == Outcome.TAKEN
        entry = ModelLogEntry.objects.get(action=readdressing.REPLACE)
        assert entry.data == {"old": f"{OLD}0", "new": f"{NEW}0"}
        assert Link.objects.get(pk=taken.pk).url == f"{NEW}1"

    def test_is_undone_like_any_other(self, editor):
        links = links_to(OLD_HOST, "ok")
        rewrite, _ = applying.apply_untried(only(*links), OLD, NEW, editor)
        rewrite.refresh_from_db()
        assert applying.take_back(rewrite, editor).changed
        assert Link.objects.get().url == f"{OLD}0"

    def test_does_not_happen_while_somebody_is_trying_them(self, start, editor):
        links_to(OLD_HOST, "failing")
        start()
        with pytest.raises(applying.BusyError):
            applying.apply_untried(links_to_host(OLD_HOST), OLD, NEW, editor)
        assert Rewrite.objects.count() == 1
        assert Link.objects.get().url == f"{OLD}0"
