"""Answers the monitors: is the process alive, and can it serve pages?"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

ALIVE_PATH = "/healthz"
READY_PATH = "/readyz"


class HealthMiddleware:
    """Answers /healthz and /readyz whatever host name they are asked under.

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


def _answer(status: int, text: str) -> HttpResponse:
    return HttpResponse(
        f"{text}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
