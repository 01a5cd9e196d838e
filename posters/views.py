"""The poster of a page or a notice, on the screen and as a file."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page

from page_cache.marking import may_be_kept
from pages.models import BasePage
from pages.serving.frame import get_frame
from posters.codes import code_drawing
from posters.keeping import NoPosterFileError, Why, poster_file
from posters.kinds.of_notices import public_notice
from posters.making import poster_of_notice, poster_of_page
from posters.poster import Poster
from posters.printing.document import document_of

SHEETS = ("css/poster.css",)
RETRY_SECONDS = 60


@require_safe
def page_poster(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show the poster of a page to whoever may read the page."""

    def answer(page: BasePage) -> HttpResponseBase:
        poster = poster_of_page(page, request, timezone.now())
        back = {"url": page.get_url(request), "title": page.title}
        response = _show(request, poster, reverse("page_poster_file", args=[pk]), back)
        return response if page.get_view_restrictions() else may_be_kept(response)

    return _as_the_page(_page(request, pk), request, answer)


@require_safe
def page_poster_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer with the poster of a page as a PDF."""

    def answer(page: BasePage) -> HttpResponseBase:
        poster = poster_of_page(page, request, timezone.now())
        return _file(request, poster, f"side-{pk}", reverse("page_poster", args=[pk]))

    return _as_the_page(_page(request, pk), request, answer)


@require_safe
def notice_poster(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show the poster of a notice that is shown, or will be."""
    poster = _poster_of_notice(request, pk, timezone.now())
    url = reverse("notice_poster_file", args=[pk])
    back = {"url": poster.url, "title": gettext("The notices")}
    return may_be_kept(_show(request, poster, url, back))


@require_safe
def notice_poster_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer with the poster of a notice as a PDF."""
    poster = _poster_of_notice(request, pk, timezone.now())
    return _file(request, poster, f"varsel-{pk}", reverse("notice_poster", args=[pk]))


def _page(request: HttpRequest, pk: int) -> BasePage:
    """Return a page of this site that is published. Raises Http404."""
    frame = get_frame(request)
    if frame.site is None:
        raise Http404
    below = Page.objects.live().descendant_of(frame.site.root_page, inclusive=True)
    page = below.filter(pk=pk).first()
    if page is None or not issubclass(page.specific_class or Page, BasePage):
        raise Http404
    return page.specific_class.for_display().get(pk=pk)


def _as_the_page(
    page: BasePage,
    request: HttpRequest,
    answer: Callable[[BasePage], HttpResponseBase],
) -> HttpResponseBase:
    """Return what `answer` makes for those who may read the page.

    Others are asked what the page would ask them: Wagtail's hooks stand around both.
    """

    def serve(page, request, args, kwargs):
        return answer(page)

    for hook in reversed(hooks.get_hooks("on_serve_page")):
        serve = hook(serve)
    return serve(page, request, [], {})


def _poster_of_notice(request: HttpRequest, pk: int, now: datetime) -> Poster:
    frame = get_frame(request)
    if frame.home is None or frame.is_private:
        raise Http404
    shown = public_notice(pk, now)
    if shown is None:
        raise Http404
    return poster_of_notice(shown, request, now)


def _show(request: HttpRequest, poster: Poster, url: str, back: dict) -> HttpResponse:
    context = {
        "poster": poster,
        "code": code_drawing(poster.url),
        "file_url": url,
        "back": back,
        "sheets": SHEETS,
    }
    response = render(request, "posters/poster.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _file(request: HttpRequest, poster: Poster, key: str, url: str) -> HttpResponseBase:
    document = document_of(poster, get_frame(request).settings.brand_colour)
    is_limited = not request.user.has_perm("wagtailadmin.access_admin")
    try:
        content = poster_file(key, document, is_limited=is_limited)
    except NoPosterFileError as error:
        return _no_file(request, error.why, url)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="opslag-{key}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    # It is asked about each time: what it says may have changed.
    response["Cache-Control"] = "private, no-cache"
    etag = response["ETag"] = f'"{document.fingerprint}"'
    return get_conditional_response(request, etag=etag, response=response)


def _no_file(request: HttpRequest, why: Why, url: str) -> HttpResponse:
    # What cannot be written never can; all else may work another time.
    status = HTTPStatus.SERVICE_UNAVAILABLE
    if why == Why.LETTERS:
        status = HTTPStatus.NOT_FOUND
    context = {"reason": _reason(why), "poster_url": url}
    response = render(request, "posters/no_file.html", context, status=status)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_SECONDS)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response


def _reason(why: Why) -> str:
    match why:
        case Why.BUSY:
            return gettext("Many posters are being made just now. Try in a minute.")
        case Why.LETTERS:
            return gettext(
                "There is a letter or a drawing in the text, such as an emoji, that "
                "the file cannot have."
            )
        case Why.MISSING:
            return gettext("The program that makes the file is not on the server.")
    return gettext("The file could not be made.")
