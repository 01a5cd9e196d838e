"""“Colleagues”, on the dashboard of those who see to the accounts."""

from django.db.models import Count, F, OuterRef, Q, Window
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.ui.components import Component

from colleagues.models import Departure
from pages.owners.content_owners import ContentOwners
from users.accounts.idle import idle_accounts
from users.accounts.listing import ago
from users.models import User

ROWS = 5


class ColleaguesPanel(Component):
    """A new colleague, those who stop, and accounts that nobody uses."""

    name = "colleagues"
    template_name = "colleagues/admin/panel.html"
    order = 65

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context=None) -> dict:
        user = self.request.user
        idle = idle_accounts().exclude(pk=user.pk)
        if not user.is_superuser:
            idle = idle.filter(is_superuser=False)
        found = list(
            idle.annotate(
                pages=ContentOwners().count(OuterRef("person")),
                total=Window(Count("pk")),
            )[:ROWS]
        )
        # The last to have gone first, and before them those who are to go, in order.
        departures = list(
            Departure.objects.filter(Q(done_at=None) | Q(left_over__gt=0))
            .select_related("user", "person", "successor")
            .order_by(F("done_at").desc(nulls_first=True), "last_day")
        )
        return {
            "request": self.request,
            # A component is not rendered with what context processors bring.
            "csrf_token": get_token(self.request),
            "next": self.request.path,
            "rows": [_row(account) for account in found],
            "count": found[0].total if found else 0,
            "idle_url": f"{reverse('wagtailusers_users:index')}?matter=idle",
            "may_add": user.has_perm("users.add_user"),
            "planned": [each for each in departures if each.done_at is None][:ROWS],
            "left_over": [each for each in departures if each.left_over][:ROWS],
            "today": timezone.localdate(),
        }


def _row(account: User) -> dict:
    seen = account.last_login
    return {
        "user": account,
        "name": account.get_full_name() or account.get_username(),
        "seen": ago(seen, timezone.now()) if seen else "",
        "pages": account.pages,
    }


def show_colleagues(request: HttpRequest, panels: list) -> None:
    """Wagtail hook: add the panel for those who see to the accounts."""
    if request.user.has_perm("users.change_user"):
        panels.append(ColleaguesPanel(request))


def colleagues_style_sheet() -> SafeString:
    """Wagtail hook: how the list of users and the panel look."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/colleagues-admin.css")
    )
