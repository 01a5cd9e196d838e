"""The report on how the register does over time."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from linkcheck.verdicts import Verdict
from links.admin.home.chart import DEFAULT_PERIOD, PERIODS, RegisterChart
from links.admin.home.dashboard import LIST
from links.admin.home.figures import in_words
from links.admin.menu import RegisterMenuItem
from links.health.days import standing_now
from links.permissions import may_see_links

URL_NAME = "links_register_health"
# The list of those of which a check has said something.
CHECKED = urlencode([("verdict", v) for v in Verdict if v != Verdict.UNCHECKED])


class RegisterHealthView(WagtailAdminTemplateMixin, TemplateView):
    """The figures of today, and a chart over a month, three months or a year."""

    template_name = "links/admin/home/register_health.html"
    page_title = _("The health of the register")
    header_icon = "history"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_links(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def days(self) -> int:
        """The period chosen, or the usual one."""
        chosen = self.request.GET.get("days", "")
        return next((days for days in PERIODS if str(days) == chosen), DEFAULT_PERIOD)

    def get_context_data(self, **kwargs):
        now = standing_now()
        facts = [
            (_("Checked links"), now.checked, f"?{CHECKED}"),
            (_("Work"), now.works, "?verdict=ok"),
            (_("Marked as unavailable"), now.unavailable, "?availability=unavailable"),
            (_("Open reports from residents"), now.open_reports, "?attention=reported"),
        ]
        return super().get_context_data(**kwargs) | {
            "facts": [(label, count, reverse(LIST) + to) for label, count, to in facts],
            "in_words": in_words(now),
            "chart": RegisterChart(self.days),
            "periods": [
                (days, label, days == self.days) for days, label in PERIODS.items()
            ],
        }


def report_menu_item() -> MenuItem:
    """Wagtail hook: the report's entry in the menu."""
    return RegisterMenuItem(
        _("The health of the register"),
        reverse(URL_NAME),
        name="register-health",
        icon_name="history",
        order=200,
    )


def report_urls() -> list:
    """Wagtail hook: the report's address."""
    return [
        path("reports/register-health/", RegisterHealthView.as_view(), name=URL_NAME)
    ]
