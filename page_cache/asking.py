"""Who asks for what: which requests are those of everybody, and when two are the same."""

from typing import NamedTuple
from urllib.parse import parse_qsl

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.utils.module_loading import import_string

_LONGEST_QUERY = 500


class Address(NamedTuple):
    """What an answer is kept under. `query` is in one order, without tracking."""

    scheme: str
    host: str
    path: str
    query: tuple[tuple[str, str], ...]


def is_for_everybody(request: HttpRequest) -> bool:
    """Whether the answer to `request` can be that to anybody else's.

    Cookies that are not ours change nothing that we print: another site below the
    same domain may have set them.
    """
    if request.method not in ("GET", "HEAD"):
        return False
    if getattr(request, "is_dummy", False):
        # Made by the admin, to have a draft printed.
        return False
    headers = request.META
    if "HTTP_AUTHORIZATION" in headers:
        return False
    return "HTTP_COOKIE" not in headers or _our_cookies().isdisjoint(request.COOKIES)


def address_of(request: HttpRequest) -> Address | None:
    """Return what the answer to `request` is kept under; None if under nothing.

    What tracks visitors is taken out of the request as well, so that nothing that is
    printed can hold it. Before anything has looked at the request's query.
    """
    query = request.META.get("QUERY_STRING", "")
    parameters: tuple[tuple[str, str], ...] = ()
    if query:
        if len(query) > _LONGEST_QUERY:
            return None
        is_tracking = import_string(settings.PAGE_CACHE_IS_TRACKING)
        left = "&".join(pair for pair in query.split("&") if not is_tracking(pair))
        request.META["QUERY_STRING"] = left
        parameters = tuple(sorted(parse_qsl(left, keep_blank_values=True)))
    # Not request.headers, which reads all of them first.
    meta = request.META
    host = meta.get("HTTP_HOST") or meta.get("SERVER_NAME", "")
    return Address(request.scheme, host.lower(), request.path_info, parameters)


def _our_cookies() -> frozenset[str]:
    return frozenset(
        [
            settings.SESSION_COOKIE_NAME,
            settings.CSRF_COOKIE_NAME,
            CookieStorage.cookie_name,
        ]
    )
