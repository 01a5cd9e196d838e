"""Where a resident says that a link does not work. No cookie, no script, no account.

The decision on what protects the form is docs/decisions/0006.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page, Site

from links.reports.arriving import (
    answer_unlisted,
    is_from_here,
    is_too_large,
    page_of,
)
from links.reports.forms import ReportForm
from links.reports.keeping import report
from links.reports.limits import may_report
from links.reports.pressable import shown_links


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_link(request: HttpRequest) -> HttpResponse:
    """Ask which link of the page ``?side=`` does not work, and keep the answer."""
    page = page_of(request)
    if page is None:
        return answer_unlisted(request, "links/report_page_gone.html", status=404)
    shown = shown_links(page)
    if request.method != "POST":
        return _ask(request, page, ReportForm(shown=shown, page_id=page.pk))
    if is_too_large(request):
        message = _("That was more than we can receive. Write it in fewer words.")
        form = ReportForm(shown=shown, page_id=page.pk)
        return _ask(request, page, form, message, status=413)
    form = ReportForm(request.POST, shown=shown, page_id=page.pk)
    if not form.is_from_a_program:
        message, status = _refusal(request, page, form)
        if status:
            return _ask(request, page, form, message, status)
        _keep(page, form)
    query = urlencode({"side": page.pk})
    return HttpResponseRedirect(f"{reverse('report_thanks')}?{query}")


@require_safe
def report_thanks(request: HttpRequest) -> HttpResponse:
    """Thank the reader, and show the way back to the page ``?side=``."""
    page = page_of(request)
    return answer_unlisted(request, "links/report_thanks.html", {"reported_page": page})


def _ask(
    request: HttpRequest,
    page: Page,
    form: ReportForm,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    trail = page.get_ancestors(inclusive=True).live()
    root = Site.find_for_request(request).root_page
    context = {
        "reported_page": page,
        "form": form,
        "message": message,
        "trail": [
            *trail.filter(depth__gte=root.depth),
            {"title": _("Does a link not work?")},
        ],
    }
    return answer_unlisted(request, "links/report.html", context, status)


def _refusal(request: HttpRequest, page: Page, form: ReportForm) -> tuple[str, int]:
    """Return what to say to a form that is not taken, and the status; or ("", 0)."""
    if not is_from_here(request):
        message = _("The form came from another site. Press the button once more.")
        return message, 403
    if not form.is_valid():
        return "", 200
    if not may_report(request, page, timezone.now()):
        message = _(
            "We have got many reports within a short time and cannot take any more at "
            "the moment. Try again in an hour."
        )
        return message, 429
    return "", 0


def _keep(page: Page, form: ReportForm) -> None:
    chosen = form.chosen
    report(
        page,
        chosen.link if chosen else None,
        address=chosen.address if chosen else "",
        comment=form.cleaned_data["comment"],
    )
