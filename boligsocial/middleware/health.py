"""Answers the monitors: is the process alive, can it serve pages, do the jobs run, and
is there a backup?"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Max, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from backups.standing import standing
from boligsocial.deployment.schedule_health import job_states

ALIVE_PATH = "/healthz"
READY_PATH = "/readyz"
JOBS_PATH = "/readyz/jobs"
BACKUP_PATH = "/readyz/backup"


class HealthMiddleware:
    """Answers /healthz and what begins with /readyz under whatever host name.

    A load balancer or a container platform asks by address, which is not one of
    the site's host names. As a view this would be refused before it was reached.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == ALIVE_PATH:
            return _answer(200, "ok")
        if request.path_info == READY_PATH:
            problem = find_problem()
            return _answer(503, problem) if problem else _answer(200, "ok")
        if request.path_info == JOBS_PATH:
            return _answer(*describe_jobs())
        if request.path_info == BACKUP_PATH:
            return _answer(*describe_backup())
        return self.get_response(request)


def find_problem() -> str:
    """Return why the site cannot serve its pages now, or "" when it can."""
    try:
        if not _migrations.are_applied():
            return "migrations are missing"
    except DatabaseError:
        return "the database does not answer"
    return ""


class _Migrations:
    """Whether the database has every migration of this release.

    What a process has found to be so holds for as long as the database's own record of
    its migrations is the same: one that is restored, taken back or migrated further is
    looked at anew. What is missing is looked for each time.
    """

    def __init__(self) -> None:
        self._complete: tuple | None = None

    def are_applied(self) -> bool:
        """Tell whether there is nothing to migrate. Raises DatabaseError."""
        record = _record()
        if record is not None and record == self._complete:
            return True
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        # As it was before that look: what came in between is looked at the next time.
        self._complete = record
        return True


def _record() -> tuple | None:
    """Return what changes with the database's record of its migrations, in one cheap
    query; None where there is no such record, or no database."""
    rows = MigrationRecorder.Migration.objects.using(connection.alias)
    try:
        found = rows.aggregate(number=Count("pk"), ids=Sum("pk"), newest=Max("applied"))
    except DatabaseError:
        return None
    return tuple(found.values())


_migrations = _Migrations()


def describe_jobs() -> tuple[int, str]:
    """Return a status, and whether the schedule runs with a line for each job."""
    try:
        states = job_states(timezone.now())
    except DatabaseError:
        return 503, "the database does not answer"
    overdue = [state.name for state in states if state.is_overdue]
    first = f"overdue: {', '.join(overdue)}" if overdue else "ok"
    return 503 if overdue else 200, "\n".join([first, *map(str, states)])


def describe_backup() -> tuple[int, str]:
    """Return a status, and whether the site has a backup that is new enough.

    Not of when, nor of what went wrong: anybody can ask.
    """
    try:
        state = standing(timezone.now())
    except DatabaseError:
        return 503, "the database does not answer"
    if not state.is_on:
        return 503, "no backups are set up"
    if state.is_late:
        return 503, "the last good backup is too old"
    if state.failure:
        return 503, "the last backup failed"
    return 200, "ok"


def _answer(status: int, text: str) -> HttpResponse:
    body = f"{text}\n".encode()
    return HttpResponse(
        body,
        status=status,
        content_type="text/plain; charset=utf-8",
        # Without a length the server would end the connection.
        headers={"Cache-Control": "no-store", "Content-Length": str(len(body))},
    )
