"""The list of what is to come, among the reports."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator

from pages.permissions import may_write
from pages.upcoming.events import KINDS, events_for
from pages.upcoming.lines import days_of, lines_of

URL_NAME = "upcoming"
_PER_PAGE = 50


def upcoming_view(request):
    """List what will happen to the pages that whoever asks may edit."""
    if not may_write(request.user):
        raise PermissionDenied
    now = timezone.now()
    events = events_for(request.user, now)
    counts = Counter(event.kind for event in events)
    chosen = request.GET.get("kind")
    if chosen not in KINDS:
        chosen = None
    wanted = [event for event in events if chosen in (None, event.kind)]
    shown = WagtailPaginator(wanted, _PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "days": days_of(lines_of(shown.object_list, request.user, now), now),
        "shown": shown,
        "elided_page_range": shown.paginator.get_elided_page_range(shown.number),
        "count": len(events),
        "filters": [
            (kind, KINDS[kind], counts[kind]) for kind in KINDS if counts[kind]
        ],
        "chosen": chosen,
        "next": request.get_full_path(),
        "page_title": gettext("What is planned"),
        "header_icon": "calendar",
    }
    return TemplateResponse(request, "pages/admin/upcoming/list.html", context)


class UpcomingMenuItem(MenuItem):
    """In the menu for those who write pages."""

    def is_shown(self, request):
        return may_write(request.user)


def upcoming_menu_item() -> MenuItem:
    """Wagtail hook: the list's entry among the reports, the first of all."""
    return UpcomingMenuItem(
        _("What is planned"),
        reverse(URL_NAME),
        name="upcoming",
        icon_name="calendar",
        order=90,
    )


def upcoming_urls() -> list:
    """Wagtail hook: the address of the list."""
    return [path("reports/planned/", upcoming_view, name=URL_NAME)]
