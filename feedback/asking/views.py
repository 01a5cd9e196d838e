"""Where the question's answer is taken. No cookie, no script, no account.

What protects it is what protects the residents' reports: docs/decisions/0006.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Page, Site

from feedback.asking.forms import CommentForm
from feedback.asking.keeping import (
    has_room_for_comment,
    keep_answer,
    keep_comment,
    may_answer,
)
from links.reports.arriving import (
    answer_unlisted,
    is_from_here,
    is_too_large,
    page_of,
)
from pages.serving.frame import get_frame

YES, NO, WRITTEN = "ja", "nej", "skrevet"
METHODS = ["GET", "HEAD", "POST"]


@csrf_exempt
@never_cache
@require_http_methods(METHODS)
def answer(request: HttpRequest) -> HttpResponse:
    """Ask whether the page ``?side=`` had what was looked for, and count the answer."""
    page = _page_that_asks(request)
    if page is None:
        return _page_gone(request)
    if request.method != "POST":
        return _ask(request, page)
    if is_too_large(request):
        return _ask(request, page, _too_large(), status=413)
    said = request.POST.get("svar")
    if said not in (YES, NO):
        return _ask(request, page, _("Choose yes or no."))
    if not request.POST.get("website"):
        message, status = _refusal(request)
        if status:
            return _ask(request, page, message, status)
        keep_answer(page, helped=said == YES)
    return _thank(page, said)


@csrf_exempt
@never_cache
@require_http_methods(METHODS)
def answered(request: HttpRequest) -> HttpResponse:
    """Thank for the answer ``?svar=``, show the ways on, and take the line of why."""
    page = _page_that_asks(request)
    if page is None:
        return _page_gone(request)
    about = f"feedback {page.pk}"
    if request.method != "POST":
        return _show_thanks(request, page, CommentForm(about=about))
    if is_too_large(request):
        form = CommentForm(about=about)
        return _show_thanks(request, page, form, _too_large(), status=413)
    form = CommentForm(request.POST, about=about)
    if not form.is_from_a_program:
        message, status = _refusal_of_comment(request, page, form)
        if message or not form.is_valid():
            return _show_thanks(request, page, form, message, status or 200)
        keep_comment(page, form.cleaned_data["comment"])
    return _thank(page, WRITTEN)


def _page_that_asks(request: HttpRequest) -> Page | None:
    page = page_of(request)
    return page if get_frame(request).asks_about(page) else None


def _refusal(request: HttpRequest) -> tuple[str, int]:
    """Return what to say to an answer that is not taken, and the status; or ("", 0)."""
    if not is_from_here(request):
        message = _("The form came from another site. Press the button once more.")
        return message, 403
    if not may_answer(request, timezone.now()):
        message = _(
            "We have got many answers within a short time and cannot take any more at "
            "the moment. Try again in an hour."
        )
        return message, 429
    return "", 0


def _refusal_of_comment(
    request: HttpRequest, page: Page, form: CommentForm
) -> tuple[str, int]:
    # A mistake costs nobody their turn.
    if not form.is_valid() and is_from_here(request):
        return "", 0
    message, status = _refusal(request)
    if not status and not has_room_for_comment(page, timezone.now()):
        message = _(
            "Many have written about the page within a short time, and we cannot take "
            "any more at the moment. Try again in an hour."
        )
        return message, 429
    return message, status


def _too_large() -> str:
    return _("That was more than we can receive. Write it in fewer words.")


def _thank(page: Page, said: str) -> HttpResponse:
    query = urlencode({"side": page.pk, "svar": said})
    return HttpResponseRedirect(f"{reverse('feedback_thanks')}?{query}")


def _ask(
    request: HttpRequest, page: Page, message: str = "", status: int = 200
) -> HttpResponse:
    context = {"asked_page": page, "message": message, "trail": _trail(request, page)}
    return answer_unlisted(request, "feedback/question.html", context, status)


def _show_thanks(
    request: HttpRequest,
    page: Page,
    form: CommentForm,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    said = request.GET.get("svar", "")
    context = {
        "asked_page": page,
        "form": form,
        "message": message,
        "asks_why": said == NO,
        "found": said == YES,
        "has_written": said == WRITTEN,
        "trail": _trail(request, page),
    }
    return answer_unlisted(request, "feedback/answered.html", context, status)


def _trail(request: HttpRequest, page: Page) -> list:
    root = Site.find_for_request(request).root_page
    above = page.get_ancestors(inclusive=True).live().filter(depth__gte=root.depth)
    return [*above, {"title": _("Your answer")}]


def _page_gone(request: HttpRequest) -> HttpResponse:
    return answer_unlisted(request, "feedback/page_gone.html", status=404)
