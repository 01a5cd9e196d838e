"""Counts what the site answers, and answers the monitor that asks for the figures."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client.exposition import choose_encoder

from boligsocial.metrics.answers import count_answer
from boligsocial.metrics.exposition import REGISTRY

logger = logging.getLogger(__name__)

PATH = "/metrics"
_SCHEME = "bearer "


class MetricsMiddleware:
    """Stands above all that makes an answer, and below what answers other monitors.

    Not there at all unless METRICS_TOKEN is set. Whoever names no token gets from the
    site what is at the address, which is nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == PATH:
            named = request.headers.get("authorization", "")
            if named[: len(_SCHEME)].lower() == _SCHEME:
                return _answer(request, named[len(_SCHEME) :].strip())
        began = time.perf_counter()
        response = self.get_response(request)
        count_answer(request, response, time.perf_counter() - began)
        return response


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    if not constant_time_compare(token, settings.METRICS_TOKEN):
        logger.warning("metrics_refused")
        return _response(b"", "text/plain", 401, {"WWW-Authenticate": "Bearer"})
    encode, content_type = choose_encoder(request.headers.get("accept", ""))
    return _response(encode(REGISTRY), content_type, 200, {})


def _response(
    body: bytes, content_type: str, status: int, headers: dict[str, str]
) -> HttpResponse:
    # Without a length the server would end the connection.
    headers |= {"Cache-Control": "no-store", "Content-Length": str(len(body))}
    return HttpResponse(body, status=status, content_type=content_type, headers=headers)
