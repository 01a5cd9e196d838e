"""`manage.py check_links` and the worker's own turns."""

import signal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from boligsocial.deployment import schedule
from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.management.commands import check_links
from links.models import Check, LinkHealth
from links.runs import runner, tasks
from tests.factories import (
    LinkFactory,
    StandardPageFactory,
    publish,
    rich_text_link,
)
from tests.linkcheck.observations import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fake_network(monkeypatch, settings, clock, web):
    settings.LINK_CHECK_PAUSE = 0
    original = runner.Run.__init__

    def init(run, *args, **options):
        original(run, *args, connect=web.connect, clock=clock, **options)

    monkeypatch.setattr(runner.Run, "__init__", init)


def run(*arguments) -> str:
    out = StringIO()
    call_command("check_links", *arguments, stdout=out)
    return out.getvalue()


class TestCommand:
    def test_checks_what_is_due_and_gives_the_figures(self, web):
        LinkFactory()
        web.answers[LinkFactory().url] = Problem.NOT_FOUND
        told = run()
        assert "Checked 2 links" in told
        assert "1 ok" in told
        assert "1 failing" in told
        assert "Checked 0 links" in run()

    def test_checks_what_is_named_whether_due_or_not(self, web, clock):
        link, other = LinkFactory(), LinkFactory(url="https://biblioteket.example/")
        run()
        web.asked.clear()
        clock.now += DAY
        run(f"--link={link.pk}")
        run("--host=biblioteket.example")
        assert web.asked == [link.url, other.url]
        clock.now += DAY
        run("--all", "--limit=1")
        assert len(web.asked) == 3

    def test_checks_the_links_of_a_page(self, web):
        link, _other = LinkFactory(), LinkFactory()
        text = f"<p>{rich_text_link(link, 'Læs')}</p>"
        page = publish(
            StandardPageFactory(body=[("text", {"title": "Læs mere", "text": text})])
        )
        run(f"--page={page.pk}")
        assert web.asked == [link.url]

    @pytest.mark.parametrize("arguments", ["--link=4711", "--page=4711"])
    def test_refuses_what_there_is_not(self, arguments):
        with pytest.raises(CommandError, match="4711"):
            run(arguments)

    def test_tells_a_clock_when_our_network_is_down(self, web, settings):
        settings.LINK_CHECK_CANARIES = ["https://kanarie.example/"]
        web.default = Problem.UNREACHABLE
        LinkFactory()
        with pytest.raises(SystemExit) as end:
            run()
        assert end.value.code == check_links.NETWORK_IS_DOWN

    def test_shows_how_far_it_is_on_a_terminal(self):
        LinkFactory()
        terminal = StringIO()
        terminal.isatty = lambda: True
        call_command("check_links", stdout=StringIO(), stderr=terminal)
        assert "1/1" in terminal.getvalue()

    def test_ends_in_order_at_the_first_signal(self, web, settings):
        settings.LINK_CHECK_CONCURRENCY = 1
        web.seconds = 0.01
        links = [LinkFactory(url=f"https://vært{n}.example/") for n in range(9)]
        before = signal.getsignal(signal.SIGTERM)
        web.answers[links[0].url] = lambda: (signal.raise_signal(signal.SIGTERM), "")[1]
        assert "left for the next time" in run()
        assert signal.getsignal(signal.SIGTERM) == before


class TestWorker:
    @pytest.fixture
    def queue(self):
        backend = tasks.check_due_links.get_backend()
        backend.clear()
        return backend.results

    def test_is_given_a_spell_of_checking_by_the_schedule(self, queue, clock, settings):
        schedule.JOBS["check_links"].run()
        (waiting,) = queue
        assert waiting.task.priority < 0
        assert waiting.args == [(clock.now + settings.LINK_CHECK_SPELL).isoformat()]

    def test_lets_other_tasks_through_between_two_slices(
        self, queue, clock, web, settings
    ):
        links = [LinkFactory(url=f"https://vært{n}.example/") for n in range(2)]
        settings.LINK_CHECK_CONCURRENCY = 1
        stopped = []

        def stop_once():
            # As if the slice were over.
            if not stopped:
                stopped.append(True)
                clock.run.stop()
            return ""

        original = runner.Run.run

        def remember(run):
            clock.run = run
            return original(run)

        runner.Run.run = remember
        try:
            web.answers[links[0].url] = stop_once
            until = (clock.now + settings.LINK_CHECK_SPELL).isoformat()
            tasks.check_due_links.call(until)
            assert len(queue) == 1
            tasks.check_due_links.call(until)
        finally:
            runner.Run.run = original
        assert len(queue) == 1
        assert len(web.asked) == 2

    def test_stops_at_the_end_of_its_spell(self, queue, clock, web):
        LinkFactory()
        tasks.check_due_links.call(clock.now.isoformat())
        assert not web.asked
        assert not queue

    def test_tells_the_log_when_our_network_is_down(
        self, queue, clock, web, settings, caplog
    ):
        settings.LINK_CHECK_CANARIES = ["https://kanarie.example/"]
        web.default = Problem.UNREACHABLE
        LinkFactory()
        tasks.check_due_links.call((clock.now + DAY).isoformat())
        assert "link_check_without_network" in caplog.messages
        assert not queue

    def test_checks_one_link_when_asked(self, web):
        link = LinkFactory()
        web.default = Problem.GONE
        tasks.check_link.call(link.pk)
        assert LinkHealth.objects.get().verdict == Verdict.FAILING

    def test_forgets_old_checks(self, clock, web):
        tasks.check_link.call(LinkFactory().pk)
        clock.now += 800 * DAY
        schedule.JOBS["forget_old_link_checks"].run()
        assert not Check.objects.exists()
