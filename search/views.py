from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from search.indexing.signals import nothing_found
from search.pagination import PageLinks
from search.query import search_pages

HITS_PER_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the pages of this site that ``?q=`` finds, ten at a time by ``?page=``.

    A page number that is none shows the first page, one too high the last.
    """
    found = search_pages(
        request.GET.get("q", ""), within=_pages_of_site(request), request=request
    )
    results = Paginator(found, HITS_PER_PAGE).get_page(request.GET.get("page"))
    if found.terms and not found and request.method == "GET":
        nothing_found.send(None, request=request, query=found.query)
    links = PageLinks(results, lambda number: _url(found.query, number))
    response = render(
        request,
        "search/search.html",
        {
            "query": found.query,
            "results": results,
            "total": results.paginator.count,
            "is_partial": found.is_partial,
            "is_respelt": found.is_respelt,
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


def _url(query: str, number: int) -> str:
    parameters: dict[str, str | int] = {"q": query}
    if number > 1:
        parameters["page"] = number
    return f"{reverse('search')}?{urlencode(parameters)}"
