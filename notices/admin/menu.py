"""The way to the notices in the admin, and how they look there."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from notices.admin.cards import cards, for_panel
from notices.models import Notice
from notices.permissions import may_keep_notices, may_see_notices

TITLE = _("Notices")
ROWS = 10


class NoticesMenuItem(MenuItem):
    """In the menu for all who may see notices."""

    def is_shown(self, request):
        return may_see_notices(request.user)


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
        notices = Notice.objects.not_over(now).most_urgent_first(now)
        rows = list(notices[: ROWS + 1])
        return for_panel(self.request) | {
            "cards": cards(rows[:ROWS], self.request, now),
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
