"""What residents have said of links, for those who look after them."""

import django_filters
from django.db.models import F
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from links.admin.link.timeline import answer_url, outcome_of
from links.admin.menu import RegisterMenuItem
from links.admin.reports.closing import LIST, CloseReportView
from links.models import Report
from links.permissions import POLICY, SEEING, may_change_links
from links.printing.lookup import share_root_paths


class ReportFilterSet(WagtailFilterSet):
    """Narrow the reports to those that wait, or to a page."""

    state = django_filters.ChoiceFilter(
        choices=[
            ("open", pgettext_lazy("report from a resident", "Open")),
            ("closed", pgettext_lazy("report from a resident", "Closed")),
        ],
        label=_("Status"),
        method="filter_state",
    )
    page = django_filters.ModelChoiceFilter(
        queryset=Page.objects.filter(
            pk__in=Report.objects.filter(page__isnull=False).values("page")
        ).order_by("title"),
        label=_("Page"),
    )

    class Meta:
        model = Report
        fields = ["state", "page"]

    def filter_state(self, reports, name, state):
        """Keep the open ones, or the others."""
        return reports.filter(closed_at__isnull=state == "open")


class LinkColumn(Column):
    """What is reported, how often, and what can be done about it."""

    cell_template_name = "links/admin/reports/report_link_cell.html"

    def get_cell_context_data(self, report, parent_context):
        context = super().get_cell_context_data(report, parent_context)
        tally = getattr(report.link, "tally", None) if report.link else None
        may_change = may_change_links(parent_context["request"].user)
        return context | {
            "report": report,
            "others": (tally.open_reports if tally else 0) - 1,
            "may_change": may_change,
            "answer_url": answer_url(report) if report.is_open and may_change else "",
        }


class ReportedPageColumn(Column):
    """Where the resident was; to the editor for who may edit the page."""

    cell_template_name = "links/admin/reports/report_page_cell.html"


class StateColumn(Column):
    """Whether anybody has seen to it, and what came of it."""

    cell_template_name = "links/admin/reports/report_state_cell.html"


class LinkReportsView(ReportView):
    """Lists residents' reports: those that wait first, the newest first."""

    page_title = _("Links that do not work, say residents")
    header_icon = "comment"
    index_url_name = LIST
    index_results_url_name = f"{LIST}_results"
    permission_policy = POLICY
    any_permission_required = SEEING
    model = Report
    filterset_class = ReportFilterSet
    is_searchable = True
    search_fields = ["link__title", "address", "page__title", "comment"]
    columns = [
        LinkColumn("link", label=_("Link")),
        ReportedPageColumn("page", label=_("Page")),
        Column("comment", label=_("What happened")),
        DateColumn("created_at", label=_("Reported"), sort_key="created_at"),
        StateColumn("outcome", label=_("Status"), accessor=outcome_of),
    ]

    def get_base_queryset(self):
        return Report.objects.select_related(
            "link__tally", "link__health", "link__target_page", "page", "closed_by"
        )

    def order_queryset(self, queryset):
        """Open reports come first, unless the editor wants another order."""
        if self.ordering:
            return super().order_queryset(queryset)
        return queryset.order_by(
            F("closed_at").desc(nulls_first=True), "-created_at", "-pk"
        )

    def get_table(self, object_list):
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list):
        """Give each report the address of its page for this editor, in two queries."""
        reports = list(object_list)
        pages = {report.page for report in reports if report.page}
        share_root_paths(pages)
        editable = set(
            page_permission_policy.instances_user_has_permission_for(
                self.request.user, "change"
            )
            .filter(pk__in=[page.pk for page in pages])
            .values_list("pk", flat=True)
        )
        for report in reports:
            if report.page_id in editable:
                report.page_url = reverse(
                    "wagtailadmin_pages:edit", args=[report.page_id]
                )
            elif report.page and report.page.live:
                report.page_url = report.page.url or ""
        return reports


def resident_reports_menu_item() -> MenuItem:
    """Wagtail hook: the list's entry in the menu."""
    return RegisterMenuItem(
        _("Reported links"),
        reverse(LIST),
        name="reported-links",
        icon_name="comment",
        order=110,
    )


def resident_reports_urls() -> list:
    """Wagtail hook: the addresses of the list, and of closing a report."""
    return [
        path("reports/links/", LinkReportsView.as_view(), name=LIST),
        path(
            "reports/links/results/",
            LinkReportsView.as_view(results_only=True),
            name=f"{LIST}_results",
        ),
        path(
            "reports/links/<int:pk>/",
            CloseReportView.as_view(),
            name="close_link_report",
        ),
    ]
