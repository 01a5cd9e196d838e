"""Finds the site of a request before Wagtail's views ask for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from pages.serving.frame import find_site

# The views that print a page with its frame.
FRAMED_VIEWS = frozenset({"wagtail_serve", "search", "report_link", "report_thanks"})


class SiteMiddleware:
    """Finds the site with its front page and settings in the one query that does.

    These views begin with a query of Wagtail's for the site, and what the frame
    needs would then be asked for piece by piece.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs) -> None:
        if request.resolver_match.view_name in FRAMED_VIEWS:
            find_site(request)
