"""Tasks whose worker was killed half way: done again, or forgotten.

The queue says for ever that such a task is under way, or that it failed because the
worker was told to end at once, or the database went away meanwhile. What somebody waits for is put back into the queue;
each of these tasks can be done twice. What begins anew by itself within minutes, and
saved as it went, is let go.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from links.adding.titles import fetch_titles
from links.archive.asking import look_for_copies
from links.page_changes.notes import register_notes
from links.page_changes.tasks import merge_links, register_addresses
from links.replacing.readdressing import reindex_links
from links.replacing.trials import try_addresses
from links.runs.tasks import check_due_links, check_link

logger = logging.getLogger(__name__)

# Longer than any of them takes with the largest register.
LOST_AFTER = timedelta(hours=1)
# A task that has ended so many workers would end the next one too.
MOST_ATTEMPTS = 3

DONE_AGAIN = (
    register_addresses,
    register_notes,
    merge_links,
    reindex_links,
    check_link,
)
# The schedule begins these anew, and takes up the tests of a rewrite.
LET_GO = (check_due_links, fetch_titles, look_for_copies, try_addresses)
# What ends a task from outside: a worker that is told to end for the second time, and a
# database that is gone.
ENDED_FROM_OUTSIDE = (
    "builtins.SystemExit",
    "builtins.KeyboardInterrupt",
    "django.db.utils.OperationalError",
    "django.db.utils.InterfaceError",
)


def take_up_lost_tasks(now: datetime) -> int:
    """Put back into the queue what has been lost; return how many tasks."""
    count = put_back(DONE_AGAIN, now)
    let_go_of(LET_GO, now)
    return count


def put_back(tasks: tuple, now: datetime) -> int:
    """Put lost runs of tasks that can be done twice back into the queue; count them."""
    count = 0
    for lost in _lost(tasks, now):
        # Two workers that look at the same time put it back once.
        same = DBTaskResult.objects.filter(
            pk=lost.pk, status=lost.status, started_at=lost.started_at
        )
        if len(lost.worker_ids) >= MOST_ATTEMPTS:
            if lost.status == TaskResultStatus.RUNNING and _give_up(same, now):
                logger.error("lost_task_given_up", extra={"task": lost.task_path})
            continue
        count += same.update(
            status=TaskResultStatus.READY,
            finished_at=None,
            exception_class_path="",
            traceback="",
        )
    return count


def let_go_of(tasks: tuple, now: datetime) -> None:
    """Forget runs of tasks that something else begins anew."""
    _give_up(_killed_over(tasks, now), now)


def take_out(tasks: tuple, now: datetime) -> None:
    """Take lost runs out of the queue, in which the next ones are already."""
    _killed_over(tasks, now).delete()


def _killed_over(tasks: tuple, now: datetime) -> QuerySet[DBTaskResult]:
    """Return those of the lost runs that are called running still."""
    return _lost(tasks, now).filter(status=TaskResultStatus.RUNNING)


def _lost(tasks: tuple, now: datetime) -> QuerySet[DBTaskResult]:
    """Return the runs of these tasks that have no worker any longer."""
    killed = Q(status=TaskResultStatus.RUNNING, started_at__lt=now - LOST_AFTER)
    ended = Q(
        status=TaskResultStatus.FAILED,
        exception_class_path__in=ENDED_FROM_OUTSIDE,
        # Older ones are not what anybody waits for.
        finished_at__gt=now - timedelta(days=1),
    )
    return DBTaskResult.objects.filter(
        killed | ended, task_path__in=[task.module_path for task in tasks]
    )


def _give_up(results: QuerySet[DBTaskResult], now: datetime) -> int:
    """Say that tasks have failed, so that they are forgotten like others in time."""
    return results.update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        traceback="The worker was killed.",
    )
