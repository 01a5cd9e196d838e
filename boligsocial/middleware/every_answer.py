"""The headers that every answer has, whoever makes it."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from boligsocial.middleware import content_security

TRANSPORT = "Strict-Transport-Security"


def headers_of_every_answer() -> dict[str, str]:
    """Return what an answer says unless it has a header of that name already.

    Django's own middleware says some of it, from the same settings, of what comes by
    there.
    """
    headers = {
        content_security.HEADER: content_security.NO_PAGE,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": permissions(settings.PERMISSIONS_POLICY),
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }
    if settings.SECURE_HSTS_SECONDS:
        headers[TRANSPORT] = f"max-age={settings.SECURE_HSTS_SECONDS}"
    return headers


def permissions(policy: Mapping[str, list[str]]) -> str:
    """Return a Permissions-Policy as the header has it: who may use each feature.

    "self" is the site; all others are origins.
    """
    return ", ".join(
        f"{feature}=({' '.join(map(_allowed, origins))})"
        for feature, origins in policy.items()
    )


def _allowed(origin: str) -> str:
    return origin if origin == "self" else f'"{origin}"'


class EveryAnswerMiddleware:
    """Stands above all others, those that answer by themselves as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._headers = headers_of_every_answer()
        # Which policy it is depends on the answer, and RFC 6797 (7.2) wants the other
        # on TLS alone.
        del self._headers[content_security.HEADER]
        self._transport = self._headers.pop(TRANSPORT, "")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self._headers.items():
            response.headers.setdefault(name, value)
        if self._transport and request.is_secure():
            response.headers.setdefault(TRANSPORT, self._transport)
        content_security.give_policy(request, response)
        return response
