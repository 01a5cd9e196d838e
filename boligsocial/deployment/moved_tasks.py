"""Tasks that a former release has put in the queue, and this one keeps elsewhere.

The queue knows a task by the path of its function. What waits there at a deployment
is given the path of today; django_tasks_db would let it fail, and it is not tried
again.
"""

import logging

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

# By the path of any former release, the path of this one.
MOVED = {
    "boligsocial.schedule.run_job": "boligsocial.deployment.schedule.run_job",
    "links.archive.look_for_copies": "links.archive.asking.look_for_copies",
    "links.hosts.readdressing.reindex_links": (
        "links.replacing.readdressing.reindex_links"
    ),
    "links.hosts.trials.try_addresses": "links.replacing.trials.try_addresses",
    "links.rewriting.tasks.merge_links": "links.page_changes.tasks.merge_links",
    "links.rewriting.tasks.register_addresses": (
        "links.page_changes.tasks.register_addresses"
    ),
    "links.tasks.check_due_links": "links.runs.tasks.check_due_links",
    "links.tasks.check_link": "links.runs.tasks.check_link",
    "pages.tasks.make_pictures": "pages.publishing.tasks.make_pictures",
}


def rename_moved_tasks() -> int:
    """Give waiting tasks the paths of this release; return how many had others."""
    return sum(_waiting(path).update(task_path=today) for path, today in MOVED.items())


def let_go_of_lost_tasks() -> int:
    """Call waiting tasks failed whose functions this release does not have.

    They stay for a week, as other results do. Returns how many there were.
    """
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    paths = waiting.order_by("task_path").values_list("task_path", flat=True).distinct()
    lost = 0
    for path in paths:
        if not _is_there(path):
            count = _waiting(path).update(
                status=TaskResultStatus.FAILED, finished_at=timezone.now()
            )
            logger.warning("tasks_let_go", extra={"task": path, "count": count})
            lost += count
    return lost


def _waiting(path: str) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(task_path=path, status=TaskResultStatus.READY)


def _is_there(path: str) -> bool:
    try:
        import_string(path)
    except ImportError:
        return False
    return True
