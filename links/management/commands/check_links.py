"""Checks links, from a terminal or by a clock."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from links.models import Link
from links.runs.runner import Run
from links.runs.selection import Selection, Summary

NETWORK_IS_DOWN = 3
_BAR = 30


class Command(BaseCommand):
    # They load every view of the site, which takes time and memory, and a run by a
    # clock is not where anybody reads them.
    requires_system_checks = ()
    help = (
        "Checks the links that are due, or those that you name whether they are due "
        "or not. Ends with 0 when it has looked at them, whatever it saw; with 3 when "
        "our own network seems to be down, and nothing was judged."
    )

    def add_arguments(self, parser):
        parser.add_argument("--link", type=int, action="append", metavar="ID")
        parser.add_argument("--page", type=int, metavar="ID", help="links on a page")
        parser.add_argument("--host", default="", help="links to www.example.org")
        parser.add_argument("--all", action="store_true", help="every link there is")
        parser.add_argument("--limit", type=int, help="at most so many links")

    def handle(self, *args, link, page, host, limit, **options):
        link_ids = None if link is None else self._known_links(link)
        if page is not None:
            on_page = self._links_on(page)
            link_ids = on_page if link_ids is None else link_ids & on_page
        run = Run(
            Selection(
                link_ids=None if link_ids is None else tuple(sorted(link_ids)),
                host=host,
                everything=options["all"] or bool(host) or link_ids is not None,
                limit=limit,
            ),
            on_progress=self._progress(limit) if self.stderr.isatty() else _silence,
        )
        with self._stopped_by_signals(run):
            summary = run.run()
        for line in describe(summary):
            self.stdout.write(line)
        if summary.network_is_down:
            self.stderr.write("Our own network seems to be down: nothing was judged.")
            sys.exit(NETWORK_IS_DOWN)

    def _known_links(self, ids: list[int]) -> set[int]:
        known = set(Link.objects.filter(pk__in=ids).values_list("pk", flat=True))
        if unknown := sorted(set(ids) - known):
            raise CommandError(f"No such link: {', '.join(map(str, unknown))}")
        return known

    def _links_on(self, page_id: int) -> set[int]:
        page = Page.objects.filter(pk=page_id).first()
        if page is None:
            raise CommandError(f"No such page: {page_id}")
        return set(Link.objects.shown_on(page).values_list("pk", flat=True))

    def _progress(self, limit: int | None):
        def show(summary: Summary) -> None:
            total = summary.total if limit is None else min(limit, summary.total)
            done = min(_BAR, _BAR * summary.checked // max(total, 1))
            bar = "█" * done + "░" * (_BAR - done)
            end = "\n" if summary.checked >= total else ""
            line = f"\r{bar} {summary.checked}/{total}"
            self.stderr.write(line, style_func=str, ending=end)
            self.stderr.flush()

        return show

    @contextmanager
    def _stopped_by_signals(self, run: Run) -> Iterator[None]:
        """Let the first signal end the run in order, and the second one at once."""
        before = {}

        def stop(number, frame) -> None:
            self.stderr.write("\nFinishing the checks in hand; again to leave at once.")
            run.stop()
            signal.signal(number, before[number])

        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, stop)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def describe(summary: Summary) -> Iterator[str]:
    """Yield the figures of a run, line by line."""
    rate = summary.checked / summary.seconds if summary.seconds else 0
    yield (
        f"Checked {summary.checked} links in {summary.seconds:.1f} seconds "
        f"({rate:.1f} a second)."
    )
    for verdict, count in summary.verdicts.most_common():
        yield f"{count:8} {verdict}"
    for count, what in (
        (summary.put_off, "put off: their host is busy or wants to be left alone"),
        (summary.discarded, "discarded: they failed when most others did"),
        (summary.left, "left for the next time"),
    ):
        if count:
            yield f"{count:8} {what}"


def _silence(summary: Summary) -> None:
    """Show no progress: nobody is watching."""
