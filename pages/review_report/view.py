"""The report: counted by section and owner, filtered, and taken out as a table."""

import django_filters
from django.forms import RadioSelect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from links.owners import owner_choices
from pages.owners.reviews import ConfirmColumn
from pages.permissions import WRITING, may_write
from pages.review_report.grouping import groupings
from pages.review_report.standings import (
    STATES,
    PageStanding,
    standings,
    summed_up,
)

URL_NAME = "review_report"
TITLE = _("Reviews by owner")
NOBODY_OWNS = "nobody"
_COUNTS_PER_PAGE = 50


class ReviewFilterSet(WagtailFilterSet):
    """By state, owner and group. `by` says what the groups are."""

    state = django_filters.ChoiceFilter(
        choices=list(STATES.items()),
        label=_("How it stands"),
        empty_label=_("All"),
        widget=RadioSelect,
        method="filter_state",
    )
    owner = django_filters.ChoiceFilter(
        choices=lambda: [(NOBODY_OWNS, STATES["nobody"]), *owner_choices()],
        label=_("Page owner"),
        empty_label=_("All"),
        method="filter_owner",
    )
    group = django_filters.CharFilter(
        label=_("Part of the site"), method="filter_group"
    )
    by = django_filters.ChoiceFilter(
        choices=lambda: [(one.key, one.label) for one in groupings().values()],
        label=_("Put together by"),
        empty_label=None,
        method="filter_nothing",
    )

    class Meta:
        model = Page
        fields = []

    def filter_state(self, queryset, name, value):
        """Pages in one state."""
        return self._those(queryset, lambda page: value in page.states)

    def filter_owner(self, queryset, name, value):
        """Pages of one owner, or of nobody."""
        wanted = None if value == NOBODY_OWNS else int(value)
        return self._those(
            queryset, lambda page: (page.owner and page.owner.pk) == wanted
        )

    def filter_group(self, queryset, name, value):
        """Pages of one group."""
        return self._those(queryset, lambda page: page.group == value)

    def filter_nothing(self, queryset, name, value):
        """Another way to put the same pages together."""
        return queryset

    def _those(self, queryset, is_wanted):
        pages = self.request.review_standings.values()
        return queryset.filter(pk__in=[page.pk for page in pages if is_wanted(page)])


class ReviewReportView(ReportView):
    """Lists all pages with their reviews, below the counts of each owner."""

    page_title = TITLE
    header_icon = "calendar-check"
    index_url_name = URL_NAME
    index_results_url_name = f"{URL_NAME}_results"
    template_name = "pages/admin/review_report.html"
    permission_policy = page_permission_policy
    any_permission_required = WRITING
    filterset_class = ReviewFilterSet
    no_results_message = _("There is no such page.")
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("group", label=_("Part of the site")),
        Column("owner_name", label=_("Page owner")),
        Column("in_words", label=_("How it stands")),
        Column("day", label=_("Next review")),
        ConfirmColumn("confirm", label=_("Decide"), accessor="pk"),
    ]
    list_export = ["group", "owner_name", "title", "in_words", "next_review", "live"]
    export_headings = {
        "group": _("Part of the site"),
        "owner_name": _("Page owner"),
        "title": _("Page"),
        "in_words": _("How it stands"),
        "next_review": _("Next review"),
        "live": _("Public"),
    }

    def setup(self, request, *args, **kwargs):
        """Call a column after what the pages are put together by."""
        super().setup(request, *args, **kwargs)
        label = self.grouping.label
        self.columns = [
            Column("group", label=label) if column.name == "group" else column
            for column in self.columns
        ]
        self.export_headings = self.export_headings | {"group": label}

    def get_queryset(self):
        """Pages of the site that the user may change, in the tree's order."""
        # Asked once: by the filters, the counts and the rows.
        self.request.review_standings = self._standings
        self.queryset = Page.objects.filter(pk__in=self._standings).order_by("path")
        return super().get_queryset()

    @cached_property
    def grouping(self):
        """What the pages are put together by."""
        known = groupings()
        return known.get(self.request.GET.get("by", ""), known["section"])

    @cached_property
    def _standings(self) -> dict[int, PageStanding]:
        may_change = page_permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        ids = list(may_change.order_by().values_list("pk", flat=True))
        found = {page.pk: page for page in standings(ids)}
        for pk, name in self.grouping.names(found).items():
            if pk in found:
                found[pk].group = str(name)
        return found

    def get_table(self, object_list):
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list) -> list[PageStanding]:
        """What is known of the pages; it has been asked."""
        rows = list(object_list)
        if rows and isinstance(rows[0], PageStanding):
            return rows
        return [self._standings[page.pk] for page in rows]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        # Pages of their own: the list below has Wagtail's.
        summaries = WagtailPaginator(
            summed_up(self._standings.values()), _COUNTS_PER_PAGE
        ).get_page(self.request.GET.get("counts"))
        context["counted"] = summaries
        # Folded away for who has chosen some of the pages, and does not read on in it.
        asked_for = self.request.GET
        context["is_about_some"] = "counts" not in asked_for and any(
            asked_for.get(name) for name in ("state", "owner", "group")
        )
        context["summaries"] = [
            (
                one,
                self._url(one),
                [
                    (STATES[state], count, self._url(one, state))
                    for state, count in one.counts.items()
                    if count
                ],
            )
            for one in summaries
        ]
        context["group_label"] = self.grouping.label
        return context

    def _url(self, summary, state: str = "") -> str:
        query = {
            "by": self.grouping.key,
            "group": summary.group,
            "owner": summary.owner_pk or NOBODY_OWNS,
            "state": state,
        }
        given = {name: value for name, value in query.items() if value}
        return f"{reverse(URL_NAME)}?{urlencode(given)}"


class ReviewReportMenuItem(MenuItem):
    """In the menu for those who may edit pages."""

    def is_shown(self, request):
        return may_write(request.user)


def review_report_menu_item() -> MenuItem:
    """Wagtail hook: the report's entry in the menu."""
    return ReviewReportMenuItem(
        TITLE, reverse(URL_NAME), name="review-report", icon_name="group", order=101
    )


def review_report_urls() -> list:
    """Wagtail hook: the report's addresses."""
    view = ReviewReportView
    return [
        path("reports/reviews/", view.as_view(), name=URL_NAME),
        path(
            "reports/reviews/results/",
            view.as_view(results_only=True),
            name=f"{URL_NAME}_results",
        ),
    ]
