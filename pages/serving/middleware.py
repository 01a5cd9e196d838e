"""Finds the site of a request, and keeps visitors out while it is closed."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from pages.serving.frame import get_frame

AN_HOUR = 60 * 60
# They show nothing of the pages: what the page of a closed site needs, and whom to
# write to about a weakness.
OPEN_VIEWS = ("favicon", "security_txt")


class OpeningMiddleware:
    """Answers for a site that is closed, whatever was asked for.

    What is let through is named, so that a new address is closed by itself. The site
    is found on the way with its front page and settings, in the one query that does:
    Wagtail's own views would ask for them piece by piece.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_always_open(request) or not get_frame(request).is_closed:
            return self.get_response(request)
        frame = get_frame(request)
        # The one thing that says to search engines itself that there is nothing.
        is_robots = request.path_info == reverse("robots")
        if is_robots or not frame.is_hidden:
            response = self.get_response(request)
        else:
            response = closed_page(request)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response


def closed_page(request: HttpRequest) -> HttpResponse:
    """Return the page of a site that is not open, for whatever address.

    503 says that it is for now (RFC 9110, 15.6.4): search engines neither keep this
    page nor forget those of a site that was open before.
    """
    response = render(request, "pages/closed.html", status=503)
    response["Retry-After"] = str(AN_HOUR)
    return response


def _is_always_open(request: HttpRequest) -> bool:
    if getattr(request, "is_dummy", False):
        # Made by the admin itself, to have a page printed for who is writing it.
        return True
    path = request.path_info
    return f"{path}/".startswith(_open_folders()) or path in _open_addresses()


@cache
def _open_folders() -> tuple[str, ...]:
    folders = [settings.ADMIN_PATH, settings.STATIC_URL, settings.MEDIA_URL]
    return tuple("/" + folder.lstrip("/") for folder in folders if "://" not in folder)


@cache
def _open_addresses() -> tuple[str, ...]:
    return tuple(map(reverse, OPEN_VIEWS))
