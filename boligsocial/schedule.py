"""Work that the background worker does again and again.

The next run is put in the queue before each run begins, so the schedule outlives
a worker that is killed half way, and a job that fails.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from links.archive.copies import begin_looking
from links.decisions import automatic
from links.finding import rebuild
from links.health.days import note_today
from links.health.keeping import prune
from links.replacing.applying import go_on_with_stalled
from links.reports.keeping import prune as prune_reports
from links.runs.tasks import begin_checking
from pages.owners.letters import forget_old_letters, send_weekly_letters


@dataclass(frozen=True)
class Job:
    """Something to do, and how long to wait before it is done again."""

    run: Callable[[], None]
    every: timedelta


def publish_scheduled_pages() -> None:
    """Publish and unpublish what editors have set a time for."""
    call_command("publish_scheduled", verbosity=0)


def prune_task_results() -> None:
    """Forget tasks that were done more than a week ago."""
    arguments = ["--backend=background", "--queue-name=*", "--min-age-days=7"]
    call_command("prune_db_task_results", *arguments, verbosity=0)


def forget_old_sessions() -> None:
    """Delete the sessions of staff that have run out."""
    call_command("clearsessions", verbosity=0)


def check_links() -> None:
    """Check links that are due, in slices that let other tasks through."""
    begin_checking()


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


def send_link_letters() -> None:
    """Write to those whose pages have links to decide about, on Mondays."""
    now = timezone.now()
    send_weekly_letters(now)
    forget_old_letters(now)


def forget_old_link_checks() -> None:
    """Forget what checks of links saw long ago."""
    prune(timezone.now())


def forget_old_link_reports() -> None:
    """Forget residents' reports that were closed long ago."""
    prune_reports(timezone.now())


JOBS = {
    "publish_scheduled_pages": Job(publish_scheduled_pages, timedelta(minutes=1)),
    "prune_task_results": Job(prune_task_results, timedelta(days=1)),
    "forget_old_sessions": Job(forget_old_sessions, timedelta(days=1)),
    "check_links": Job(check_links, timedelta(minutes=10)),
    "look_for_archived_copies": Job(look_for_archived_copies, timedelta(minutes=10)),
    "go_on_with_rewrites": Job(go_on_with_rewrites, timedelta(minutes=10)),
    "find_links": Job(find_links, timedelta(days=1)),
    "note_health_of_links": Job(note_health_of_links, timedelta(hours=1)),
    "decide_about_broken_links": Job(decide_about_broken_links, timedelta(days=1)),
    # Every hour, so that Monday is not missed because the worker was started late.
    "send_link_letters": Job(send_link_letters, timedelta(hours=1)),
    "forget_old_link_checks": Job(forget_old_link_checks, timedelta(days=1)),
    "forget_old_link_reports": Job(forget_old_link_reports, timedelta(days=1)),
}


@task(backend="background")
def run_job(name: str) -> None:
    """Do the job called `name`, with its next run already in the queue.

    A job that this release no longer knows is let go.
    """
    job = JOBS.get(name)
    if job is None:
        return
    _enqueue(name, job.every)
    job.run()


def start_schedule() -> list[str]:
    """Put in the queue each job that is not waiting there; return their names.

    Part of every deployment. Changes nothing for a schedule that is running.
    """
    waiting = DBTaskResult.objects.filter(
        task_path=run_job.module_path, status=TaskResultStatus.READY
    )
    names = {args["args"][0] for args in waiting.values_list("args_kwargs", flat=True)}
    missing = [name for name in JOBS if name not in names]
    for name in missing:
        _enqueue(name, timedelta())
    return missing


def _enqueue(name: str, delay: timedelta) -> None:
    run_job.using(run_after=timezone.now() + delay).enqueue(name)
