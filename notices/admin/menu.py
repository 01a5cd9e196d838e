"""The way to the notices in the admin, and how they look there."""

from django.db.models import DateTimeField, QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from notices.admin.cards import NAMES, for_panel, with_names
from notices.models import Notice
from notices.models.asking import names_of
from notices.permissions import may_keep_notices, may_see_notices
from prepared.parameters import Parameter
from prepared.statements import Together

TITLE = _("Notices")
ROWS = 10


class NoticesMenuItem(MenuItem):
    """In the menu for all who may see notices."""

    def is_shown(self, request):
        return may_see_notices(request.user)


def _first_and_one_more() -> dict[str, QuerySet]:
    now = Parameter("now", DateTimeField())
    rows = Notice.objects.not_over(now).most_urgent_first(now)[: ROWS + 1]
    return {"notices": rows, "names": names_of(rows, NAMES)}


_ON_DASHBOARD = Together(_first_and_one_more)


class NoticesPanel(Component):
    """The notices of now, on the dashboard of those who keep them."""

    name = "notices"
    template_name = "notices/admin/panel.html"
    # Before one's own pages: residents wait.
    order = 40

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context=None) -> dict:
        now = timezone.now()
        found = _ON_DASHBOARD.fetch(now=now)
        rows = found["notices"]
        return for_panel(self.request) | {
            "cards": with_names(rows[:ROWS], found["names"], self.request, now),
            "has_more": len(rows) > ROWS,
            "next": self.request.path,
        }


def notices_menu_item() -> MenuItem:
    """Wagtail hook: the entry in the menu."""
    return NoticesMenuItem(
        TITLE, reverse("notices"), name="notices", icon_name="warning", order=90
    )


def show_notices(request: HttpRequest, panels: list) -> None:
    """Wagtail hook: the panel, for those who keep notices."""
    if may_keep_notices(request.user):
        panels.append(NoticesPanel(request))


def notices_style_sheet() -> SafeString:
    """Wagtail hook: how all of it looks."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/notices-admin.css")
    )
