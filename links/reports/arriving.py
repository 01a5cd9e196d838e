"""A form of everybody's on its way in: which page it is about, and whether it is taken."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page, Site

# A whole form, with a comment that is ten times too long.
MOST_BYTES = 64 * 1024
_PRIMARY_KEY = re.compile(r"[0-9]{1,18}")


def page_of(request: HttpRequest) -> Page | None:
    """Return the page that is meant, if this reader may see it on this site."""
    number = request.GET.get("side", "")
    site = Site.find_for_request(request)
    if site is None or not _PRIMARY_KEY.fullmatch(number):
        return None
    here = Page.objects.descendant_of(site.root_page, inclusive=True)
    page = here.live().filter(pk=int(number)).first()
    if page is None:
        return None
    restrictions = page.get_view_restrictions()
    if not all(restriction.accept_request(request) for restriction in restrictions):
        return None
    return page.specific


def answer_unlisted(
    request: HttpRequest, template: str, context: dict | None = None, status: int = 200
) -> HttpResponse:
    """Answer with a page that search engines are asked to leave alone."""
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def is_too_large(request: HttpRequest) -> bool:
    """Whether more has been sent than the form can hold, before any of it is read."""
    length = request.headers.get("content-length") or "0"
    return not length.isdecimal() or int(length) > MOST_BYTES


def is_from_here(request: HttpRequest) -> bool:
    """Whether a browser says that the form stood on this site, or says nothing."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site:
        return fetch_site in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return not origin or urlsplit(origin).netloc == request.get_host()
