"""Work that the background worker does again and again.

Each app says in its module `jobs` what has to be done for it, and how often. The
next run is put in the queue before each run begins, so the schedule outlives a worker
that is killed half way, and a job that fails.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from activities import jobs as jobs_for_activities
from audit import jobs as jobs_for_the_trail
from backups import jobs as jobs_for_backups
from boligsocial import jobs as jobs_of_the_site
from colleagues import jobs as jobs_for_colleagues
from documents import jobs as jobs_for_documents
from feedback import jobs as jobs_for_feedback
from forms import jobs as jobs_for_forms
from importer import jobs as jobs_for_imports
from links import jobs as jobs_for_links
from notices import jobs as jobs_for_notices
from pages import jobs as jobs_for_pages
from personal_data import jobs as jobs_for_personal_data
from posters import jobs as jobs_for_posters
from search import jobs as jobs_for_the_search
from users import jobs as jobs_for_accounts


@dataclass(frozen=True)
class Job:
    """Something to do, and how long to wait before it is done again."""

    run: Callable[[], None]
    every: timedelta


JOBS = {
    name: Job(run, every)
    for module in (
        jobs_of_the_site,
        jobs_for_accounts,
        jobs_for_colleagues,
        jobs_for_backups,
        jobs_for_the_trail,
        jobs_for_imports,
        jobs_for_links,
        jobs_for_pages,
        jobs_for_activities,
        jobs_for_documents,
        jobs_for_feedback,
        jobs_for_forms,
        jobs_for_notices,
        jobs_for_personal_data,
        jobs_for_posters,
        jobs_for_the_search,
    )
    for name, (run, every) in module.JOBS.items()
}

# Any number will do that nothing else locks in the site's database.
_LOCK = 5_072_026


@task(backend="background")
def run_job(name: str) -> None:
    """Do the job called `name`, with its next run already in the queue.

    A job that this release no longer knows is let go.
    """
    job = JOBS.get(name)
    if job is None:
        return
    _put_in_queue([name], job.every)
    job.run()


def start_schedule() -> list[str]:
    """Put in the queue each job that is not waiting there; return their names.

    Part of every deployment, and of every start of a worker: the one before may have
    been killed between taking a job and putting its next run in the queue. Changes
    nothing for a schedule that is running.
    """
    return _put_in_queue(JOBS, timedelta())


def _put_in_queue(names: Iterable[str], delay: timedelta) -> list[str]:
    """Have the jobs done after a delay, but for those that wait already.

    So a job has one next run at most, whoever else is putting it in the queue; of two
    that a former release has left there, the first to run adds no third.
    """
    with _one_at_a_time():
        waiting = DBTaskResult.objects.filter(
            task_path=run_job.module_path, status=TaskResultStatus.READY
        ).values_list("args_kwargs", flat=True)
        there = {arguments["args"][0] for arguments in waiting}
        missing = [name for name in names if name not in there]
        for name in missing:
            run_job.using(run_after=timezone.now() + delay).enqueue(name)
    return missing


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Keep others from looking at the schedule while this process adds to it.

    On SQLite a transaction of this site is the only one that writes, from its
    beginning. PostgreSQL is asked for a lock that it lets go with the transaction.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield
