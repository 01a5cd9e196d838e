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

from links.health import prune
from links.tasks import begin_checking


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


def forget_old_link_checks() -> None:
    """Forget what checks of links saw long ago."""
    prune(timezone.now())


JOBS = {
    "publish_scheduled_pages": Job(publish_scheduled_pages, timedelta(minutes=1)),
    "prune_task_results": Job(prune_task_results, timedelta(days=1)),
    "forget_old_sessions": Job(forget_old_sessions, timedelta(days=1)),
    "check_links": Job(check_links, timedelta(minutes=10)),
    "forget_old_link_checks": Job(forget_old_link_checks, timedelta(days=1)),
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
