"""The list of notices, the form, and what one button does."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.utils import get_valid_next_url_from_request

from notices import keeping
from notices.admin.cards import cards
from notices.admin.forms import HOURS, NoticeForm, WordForm
from notices.admin.menu import TITLE
from notices.admin.readers import readers
from notices.models import Notice, NoticeIndexPage
from notices.permissions import may_keep_notices, may_see_notices

PAST_PER_PAGE = 30
ICON = "warning"


@require_GET
def notice_list(request: HttpRequest) -> HttpResponse:
    """Show what is, what is planned, and what has been."""
    if not may_see_notices(request.user):
        raise PermissionDenied
    now = timezone.now()
    not_over = Notice.objects.not_over(now).most_urgent_first(now)
    past = Paginator(Notice.objects.over(now).order_by("-shown_until"), PAST_PER_PAGE)
    page = past.get_page(request.GET.get("p"))
    shown = request.GET.get("shown", "")
    context = {
        "cards": cards(not_over, request, now),
        "past": cards(page.object_list, request, now),
        "page": page,
        "may_keep": may_keep_notices(request.user),
        "shown": int(shown) if shown.isdecimal() and len(shown) < 19 else None,
        "readers": readers(),
        "has_list": NoticeIndexPage.objects.live().exists(),
        "header_title": TITLE,
        "header_icon": ICON,
        "breadcrumbs_items": [_home(), {"url": "", "label": TITLE}],
    }
    return TemplateResponse(request, "notices/admin/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_notice(request: HttpRequest) -> HttpResponse:
    """Show residents a new notice."""
    if not may_keep_notices(request.user):
        raise PermissionDenied
    form = NoticeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        notice, _is_new = keeping.publish(form.wanted, request.user, key)
        return redirect(f"{reverse('notices')}?shown={notice.pk}")
    return _form_page(request, form, _("New notice"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a notice say something else, and show what was done with it."""
    if not may_keep_notices(request.user):
        raise PermissionDenied
    notice = get_object_or_404(Notice, pk=pk, withdrawn_at=None)
    form = NoticeForm(request.POST or None, notice=notice)
    newer = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            keeping.change(pk, form.wanted, request.user, version)
        except keeping.ChangedMeanwhileError as error:
            newer = error.notice
            # Whoever saves again has seen what the other has done.
            form.data = form.data.copy()
            form.data["version"] = str(newer.version)
        except Notice.DoesNotExist as error:
            raise Http404 from error
        else:
            messages.success(request, _("The notice is changed."))
            return redirect("notices")
    return _form_page(request, form, str(notice), notice=notice, newer=newer)


@require_POST
def do_with_notice(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Do what a button says: news, solved, not solved, withdrawn, ask later."""
    if not may_keep_notices(request.user):
        raise PermissionDenied
    if action not in _ACTIONS:
        raise Http404
    form = WordForm(request.POST)
    if not form.is_valid():
        word = " ".join(form.data.get("word", "").split())
        messages.error(
            request, f"{' '.join(form.errors['word'])} “{word}”".replace("\0", "")
        )
    else:
        _do(request, pk, action, " ".join(form.cleaned_data["word"].split()))
    return redirect(get_valid_next_url_from_request(request) or reverse("notices"))


def _do(request: HttpRequest, pk: int, action: str, word: str) -> None:
    do, done, not_done = _ACTIONS[action]
    try:
        has_done = do(pk, word, request)
    except Notice.DoesNotExist as error:
        raise Http404 from error
    if has_done:
        messages.success(request, done)
    else:
        messages.warning(request, not_done)


def _hours(request: HttpRequest) -> int:
    given = request.POST.get("hours", "")
    return int(given) if given in map(str, HOURS) else HOURS[1]


_DONE_ALREADY = lazy("That was done already, perhaps by a colleague.")
_ACTIONS = {
    "news": (
        lambda pk, word, request: keeping.tell_news(pk, word, request.user),
        lazy("Residents can read the news now."),
        _DONE_ALREADY,
    ),
    "solve": (
        lambda pk, word, request: keeping.solve(pk, word, request.user),
        lazy("Residents are told for two hours that it is solved."),
        _DONE_ALREADY,
    ),
    "reopen": (
        lambda pk, word, request: keeping.reopen(pk, request.user),
        lazy("The notice is shown again."),
        _DONE_ALREADY,
    ),
    "withdraw": (
        lambda pk, word, request: keeping.withdraw(pk, request.user),
        lazy("The notice is withdrawn, and no resident sees it any longer."),
        _DONE_ALREADY,
    ),
    "later": (
        lambda pk, word, request: keeping.ask_later(pk, _hours(request), request.user),
        lazy("You will be asked again."),
        _DONE_ALREADY,
    ),
}


def _form_page(
    request: HttpRequest,
    form: NoticeForm,
    title: str,
    notice: Notice | None = None,
    newer: Notice | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "notice": notice,
        "newer": cards([newer], request, form.now)[0] if newer else None,
        "card": cards([notice], request, form.now)[0] if notice else None,
        "history": notice.events.select_related("by") if notice else (),
        "header_title": title,
        "header_icon": ICON,
        "breadcrumbs_items": [
            _home(),
            {"url": reverse("notices"), "label": TITLE},
            {"url": "", "label": title},
        ],
    }
    return TemplateResponse(request, "notices/admin/form.html", context)


def _home() -> dict:
    return {"url": reverse("wagtailadmin_home"), "label": _("Home")}
