"""An address that is only spelt in another way leads to the page that is meant."""

from collections.abc import Callable, Iterator
from itertools import product

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.serving.frame import get_frame
from plaintext.characters import clean_address
from plaintext.slugs import slug_of
from search.visibility import private_branches

PAGE_VIEW = "wagtail_serve"
# Each part of an address has two spellings, and a page lies as deep as this at most.
_DEEPEST = 6


class SpellingMiddleware:
    """Sends readers on from an address that leads nowhere as it is spelt.

    Outside Wagtail's middleware for redirects: what an editor has said of an address
    comes first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        match = request.resolver_match
        if match is not None and match.view_name != PAGE_VIEW:
            return response
        url = right_address(request)
        if not url:
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)


def right_address(request: HttpRequest) -> str:
    """Return where a path leads when its capitals and letters are put right, or "".

    Other capitals, a letter and its accent apart, something invisible, or "ø" for the
    "oe" that addresses have. Pages that not everybody may see are never told of.
    """
    parts = [part for part in request.path_info.split("/") if part]
    lowered = "/".join(clean_address(part).lower() for part in parts)
    path = f"/{lowered}/"
    if not parts or "\0" in request.path_info:
        return ""
    return (
        _page_address(request, parts, path)
        or (_other_address(path) if path != request.path_info else "")
        or (_redirected_address(request, path) if path != request.path_info else "")
    )


def _page_address(request: HttpRequest, parts: list[str], path: str) -> str:
    frame = get_frame(request)
    if frame.site is None or len(parts) > _DEEPEST:
        return ""
    home = frame.site.root_page
    exact = f"{home.url_path}{'/'.join(parts)}/"
    wanted = [f"{home.url_path}{spelling}/" for spelling in _spellings(parts)]
    found = {
        page.url_path: page
        for page in Page.objects.filter(
            Q(url_path__in=[exact, *wanted])
            | Q(url_path__iexact=f"{home.url_path}{path.strip('/')}/"),
            depth=home.depth + len(parts),
        ).annotate(is_restricted=private_branches())
    }
    if exact in found:
        return ""
    for url_path in [*wanted, *found]:
        page = found.get(url_path)
        if page and page.live and not page.is_restricted:
            return page.get_url(request) or ""
    return ""


def _spellings(parts: list[str]) -> Iterator[str]:
    """Yield a path with each of its parts as it is in small letters, or as a slug."""
    choices = [
        dict.fromkeys(filter(None, (clean_address(part).lower(), slug_of(part))))
        for part in parts
    ]
    for spelling in product(*choices):
        yield "/".join(spelling)


def _other_address(path: str) -> str:
    """Return the path of what is no page, such as the search, if it is that."""
    if path.startswith(f"/{settings.ADMIN_PATH}"):
        return ""
    for candidate in (path, path.rstrip("/")):
        try:
            match = resolve(candidate)
        except Resolver404:
            continue
        if match.view_name != PAGE_VIEW and not (match.kwargs or match.args):
            return iri_to_uri(candidate)
    return ""


def _redirected_address(request: HttpRequest, path: str) -> str:
    """Return where an editor's redirect leads, when only its capitals differ."""
    normal = Redirect.normalise_path(path, decode_unicode=False)
    redirect = get_redirect(request, iri_to_uri(normal))
    return (redirect.link or "") if redirect else ""
