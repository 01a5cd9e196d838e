"""One log line for every request, and its id on all the others.

Nothing here says who asked: no address, no user, no user agent. Nor is the query
string logged, because people write about themselves in a search field.
"""

import logging
import os
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bind_contextvars, reset_contextvars
from structlog.stdlib import ProcessorFormatter

logger = logging.getLogger("boligsocial.requests")

REQUEST_ID_HEADER = "X-Request-ID"
_ACCEPTED_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_is_within_a_request: ContextVar[bool] = ContextVar(
    "is_within_a_request", default=False
)


class RequestLogMiddleware:
    """Gives a request an id, logs it when it is answered, and returns the id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_within_a_request.get():
            # Wagtail renders a preview by a request inside the editor's own.
            return self.get_response(request)
        request_id = _request_id(request)
        within = _is_within_a_request.set(True)
        # structlog's own `bound_contextvars` looks through all variables there are.
        bound = bind_contextvars(request_id=request_id)
        try:
            started = time.perf_counter()
            response = self.get_response(request)
            _log(
                method=request.method,
                path=_loggable_path(request),
                status=response.status_code,
                duration_ms=round((time.perf_counter() - started) * 1000, 1),
                request_id=request_id,
            )
        finally:
            reset_contextvars(**bound)
            _is_within_a_request.reset(within)
        response[REQUEST_ID_HEADER] = request_id
        return response


def _log(**event: str | float) -> None:
    """Log a line as structlog would write it.

    By itself it works out what is known here, among it who called, which takes longer
    than finding the page where it is kept.
    """
    if not logger.isEnabledFor(logging.INFO):
        return
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    event |= {"event": "request", "logger": logger.name}
    event |= {"level": "info", "timestamp": now}
    (message,), more = ProcessorFormatter.wrap_for_formatter(logger, "info", event)
    record = logger.makeRecord(
        logger.name, logging.INFO, __file__, 0, message, (), None, extra=more["extra"]
    )
    logger.handle(record)


def _request_id(request: HttpRequest) -> str:
    """Return the proxy's id of the request when there is one to believe."""
    # Not request.headers, which reads all of them first.
    meta = request.META
    given = meta.get("HTTP_X_REQUEST_ID", "")
    if settings.SECURE_PROXY_SSL_HEADER and _ACCEPTED_ID.fullmatch(given):
        return given
    return os.urandom(16).hex()


def _loggable_path(request: HttpRequest) -> str:
    """Return the path, or its pattern where the path itself opens a door."""
    match = request.resolver_match
    if match and "token" in match.kwargs:
        return f"/{match.route}"
    return request.path
