"""What the background worker does again and again for the register of links."""

from datetime import timedelta

from django.utils import timezone

from links.adding.titles import take_titles
from links.archive.asking import begin_looking
from links.decisions import automatic
from links.finding import rebuild
from links.health.days import note_today
from links.health.keeping import prune_checks
from links.lost_tasks import take_up_lost_tasks
from links.replacing.applying import go_on_with_stalled
from links.reports.keeping import prune as prune_reports
from links.runs.tasks import begin_checking


def check_links() -> None:
    """Check links that are due, in slices that let other tasks through."""
    begin_checking()


def take_titles_of_pages() -> None:
    """Give links that came without a title that of their page, once it was seen."""
    take_titles()


def find_links() -> None:
    """Find uses of links that no signal told of."""
    rebuild()


def note_health_of_links() -> None:
    """Keep how the register stands today, for the curve over time."""
    note_today()


def decide_about_broken_links() -> None:
    """Take links away that have been broken for long, where a setting lets us.

    What works again is given back first.
    """
    now = timezone.now()
    automatic.return_mended_links(now)
    automatic.flag_broken_links(now)


def look_for_archived_copies() -> None:
    """Ask the web archive for copies of what readers miss."""
    begin_looking()


def go_on_with_rewrites() -> None:
    """Take up rewrites of addresses whose worker was killed."""
    go_on_with_stalled()


def go_on_with_lost_tasks() -> None:
    """Put tasks about links back into the queue whose worker was killed."""
    take_up_lost_tasks(timezone.now())


def forget_old_link_checks() -> None:
    """Forget what checks of links saw long ago."""
    prune_checks(timezone.now())


def forget_old_link_reports() -> None:
    """Forget residents' reports that were closed long ago."""
    prune_reports(timezone.now())


JOBS = {
    "check_links": (check_links, timedelta(minutes=10)),
    "look_for_archived_copies": (look_for_archived_copies, timedelta(minutes=10)),
    "take_titles_of_pages": (take_titles_of_pages, timedelta(minutes=10)),
    "go_on_with_rewrites": (go_on_with_rewrites, timedelta(minutes=10)),
    "go_on_with_lost_tasks": (go_on_with_lost_tasks, timedelta(minutes=10)),
    "find_links": (find_links, timedelta(days=1)),
    "note_health_of_links": (note_health_of_links, timedelta(hours=1)),
    "decide_about_broken_links": (decide_about_broken_links, timedelta(days=1)),
    "forget_old_link_checks": (forget_old_link_checks, timedelta(days=1)),
    "forget_old_link_reports": (forget_old_link_reports, timedelta(days=1)),
}
