"""“My pages”, first on Wagtail's dashboard."""

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from pages.desk.creating import new_pages
from pages.desk.listing import ROWS, URL_NAME, to_approve
from pages.desk.needs import Desk
from pages.permissions import may_write
from pages.upcoming import listing as upcoming
from pages.upcoming.lines import brief_lines, days_of

PLANS = 3
# What they show is told by ours, in a few queries for all of it.
_IN_PLACE_OF = (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)


class MyPagesPanel(Component):
    """What waits for my yes or no, what my pages need, what I did last, and a new page."""

    name = "my_pages"
    template_name = "pages/admin/desk/panel.html"
    # After the steps of a site that is new, before all of Wagtail's.
    order = 55

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context=None) -> dict:
        user = self.request.user
        desk = Desk(user)
        to_see = desk.to_see
        return {
            "request": self.request,
            # A component is not rendered with what context processors bring.
            "csrf_token": get_token(self.request),
            "next": self.request.path,
            "rows": to_see[:ROWS],
            "count": len(to_see),
            "own_count": len(desk.own),
            **to_approve(desk),
            "with_approver": desk.with_approver[:ROWS],
            "upcoming": days_of(brief_lines(desk.plans[:PLANS]), desk.now),
            "upcoming_count": len(desk.plans),
            "upcoming_url": reverse(upcoming.URL_NAME),
            "recent": desk.recent,
            "new_pages": new_pages(user),
            "list_url": reverse(URL_NAME),
        }


def show_my_pages(request: HttpRequest, panels: list) -> None:
    """Wagtail hook: add the panel for those who write, in the place of Wagtail's own.

    Whoever may touch no page has none there either.
    """
    panels[:] = [panel for panel in panels if not isinstance(panel, _IN_PLACE_OF)]
    if may_write(request.user):
        panels.append(MyPagesPanel(request))


def desk_style_sheet() -> SafeString:
    """Wagtail hook: how the desk looks."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/desk-admin.css")
    )
