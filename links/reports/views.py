"""Where a resident says that a link does not work. No cookie, no script, no account.

The decision on what protects the form is docs/decisions/0006.
"""

import re
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page, Site

from links.reports.forms import ReportForm
from links.reports.keeping import report
from links.reports.limits import may_report
from links.reports.pressable import shown_links

# The whole form, with a comment that is ten times too long.
MOST_BYTES = 64 * 1024
_PRIMARY_KEY = re.compile(r"[0-9]{1,18}")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_link(request: HttpRequest) -> HttpResponse:
    """Ask which link of the page ``?side=`` does not work, and keep the answer."""
    page = _page_of(request)
    if page is None:
        return _answer(request, "links/report_page_gone.html", status=404)
    shown = shown_links(page)
    if request.method != "POST":
        return _ask(request, page, ReportForm(shown=shown, page_id=page.pk))
    if _is_too_large(request):
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
    page = _page_of(request)
    return _answer(request, "links/report_thanks.html", {"reported_page": page})


def _page_of(request: HttpRequest) -> Page | None:
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
    return _answer(request, "links/report.html", context, status)


def _refusal(request: HttpRequest, page: Page, form: ReportForm) -> tuple[str, int]:
    """Return what to say to a form that is not taken, and the status; or ("", 0)."""
    if not _is_from_here(request):
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


def _answer(
    request: HttpRequest, template: str, context: dict | None = None, status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _is_too_large(request: HttpRequest) -> bool:
    """Whether more has been sent than the form can hold, before any of it is read."""
    length = request.headers.get("content-length") or "0"
    return not length.isdecimal() or int(length) > MOST_BYTES


def _is_from_here(request: HttpRequest) -> bool:
    """Whether a browser says that the form stood on this site, or says nothing."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site:
        return fetch_site in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return not origin or urlsplit(origin).netloc == request.get_host()
