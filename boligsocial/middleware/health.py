"""Answers the monitors: is the process alive, can it serve pages, do the jobs run?"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from boligsocial.deployment.schedule_health import job_states

ALIVE_PATH = "/healthz"
READY_PATH = "/readyz"
JOBS_PATH = "/readyz/jobs"


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
        return self.get_response(request)


def find_problem() -> str:
    """Return why the site cannot serve its pages now, or "" when it can."""
    try:
        executor = MigrationExecutor(connection)
        targets = executor.loader.graph.leaf_nodes()
        if executor.migration_plan(targets):
            return "migrations are missing"
    except DatabaseError:
        return "the database does not answer"
    return ""


def describe_jobs() -> tuple[int, str]:
    """Return a status, and whether the schedule runs with a line for each job."""
    try:
        states = job_states(timezone.now())
    except DatabaseError:
        return 503, "the database does not answer"
    overdue = [state.name for state in states if state.is_overdue]
    first = f"overdue: {', '.join(overdue)}" if overdue else "ok"
    return 503 if overdue else 200, "\n".join([first, *map(str, states)])


def _answer(status: int, text: str) -> HttpResponse:
    return HttpResponse(
        f"{text}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
