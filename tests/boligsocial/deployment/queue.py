"""The queue in the database, seen and worked off."""

from django.core.management import call_command
from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


def waiting() -> QuerySet[DBTaskResult]:
    """Return the tasks that no worker has taken."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY)


def work_off_the_queue() -> None:
    """Let a worker do all that is due."""
    call_command(
        "db_worker",
        "--backend=background",
        "--batch",
        "--no-startup-delay",
        verbosity=0,
    )
