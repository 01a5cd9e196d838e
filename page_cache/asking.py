"""Who asks for what: which requests are those of everybody, and when two are the same."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest

# What advertisers and mail programs add to an address. No page looks at it.
_TRACKING = frozenset(
    ["fbclid", "gclid", "gbraid", "wbraid", "msclkid", "mc_cid", "mc_eid"]
)
_TRACKING_PREFIX = "utm_"
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
        given = parse_qsl(query, keep_blank_values=True)
        left = [pair for pair in given if not _is_tracking(pair[0])]
        if len(left) < len(given):
            request.META["QUERY_STRING"] = urlencode(left)
        parameters = tuple(sorted(left))
    # Not request.headers, which reads all of them first.
    meta = request.META
    host = meta.get("HTTP_HOST") or meta.get("SERVER_NAME", "")
    return Address(request.scheme, host.lower(), request.path_info, parameters)


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIX)


def _our_cookies() -> frozenset[str]:
    return frozenset(
        [
            settings.SESSION_COOKIE_NAME,
            settings.CSRF_COOKIE_NAME,
            CookieStorage.cookie_name,
        ]
    )
