from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from search.indexing.signals import nothing_found
from search.narrowing.asked import AskedSearch


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what ``?q=`` finds on this site, ten at a time by ``?page=``.

    ``?type=`` and ``?afdeling=`` narrow it to a kind and to a group. A page number that
    is none shows the first page, one too high the last.
    """
    asked = AskedSearch(request.GET, _pages_of_site(request), request)
    if asked.all.terms and not asked.has_found and request.method == "GET":
        nothing_found.send(None, request=request, query=asked.query)
    links = asked.links
    response = render(
        request,
        "search/search.html",
        {
            "search": asked,
            "query": asked.query,
            "results": asked.results,
            "total": asked.total,
            "is_partial": asked.all.is_partial,
            "is_respelt": asked.all.is_respelt,
            "page_links": links.page_links,
            "previous_url": links.previous_url,
            "next_url": links.next_url,
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _pages_of_site(request: HttpRequest) -> PageQuerySet:
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    return Page.objects.descendant_of(site.root_page, inclusive=True)
