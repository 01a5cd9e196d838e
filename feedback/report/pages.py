"""The pages by how many did not find there what they were looking for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, FloatField, Q, Sum, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from feedback.models import FeedbackComment, FeedbackTally
from feedback.permissions import pages_in_sight
from feedback.report.menu import COMMENTS, OF_PAGE, PAGES, TITLE, tabs
from feedback.report.periods import PeriodFilterSet
from links.owners import owners_by_page
from pages.permissions import WRITING

# Of fewer answers the share says nothing.
ENOUGH = 5


@dataclass(frozen=True)
class PageAnswers:
    """What was answered on a page in a period, and what waits to be read."""

    page: Page
    yes: int
    no: int
    new_comments: int
    owner: str

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def share(self) -> int | None:
        """How many of a hundred did not find it; None when too few have answered."""
        answers = self.yes + self.no
        return round(100 * self.no / answers) if answers >= ENOUGH else None


class PageAnswersFilterSet(PeriodFilterSet):
    """The period of the sums."""

    class Meta:
        model = FeedbackTally
        fields = ["period"]

    def sum_up(self, queryset, first: date):
        """Return a row for each page with answers, those with the most noes first."""
        answers = F("said_yes") + F("said_no")
        return (
            queryset.filter(day__gte=first)
            .order_by()
            .values("page")
            .annotate(said_yes=Sum("yes"), said_no=Sum("no"))
            .annotate(
                is_enough=Case(
                    When(Q(said_yes__gte=ENOUGH - F("said_no")), then=Value(1)),
                    default=Value(0),
                ),
                share=Cast("said_no", FloatField()) / Cast(answers, FloatField()),
            )
            .order_by("-is_enough", "-share", "-said_no", "page")
        )


class ShareColumn(Column):
    """How many of a hundred, as a figure and a bar."""

    cell_template_name = "feedback/admin/share_cell.html"


class NewCommentsColumn(Column):
    """How many comments nobody has read, and the way to them."""

    cell_template_name = "feedback/admin/new_comments_cell.html"

    def get_cell_context_data(self, row, parent_context):
        url = f"{reverse(COMMENTS)}?state=new&page={row.page.pk}"
        label = ngettext("%(count)d new", "%(count)d new", row.new_comments)
        return super().get_cell_context_data(row, parent_context) | {
            "url": url,
            "label": label % {"count": row.new_comments},
            "title": row.title,
        }


class PagesView(ReportView):
    """Lists the pages that readers have answered about."""

    page_title = TITLE
    header_icon = "comment"
    index_url_name = PAGES
    index_results_url_name = f"{PAGES}_results"
    template_name = "feedback/admin/list.html"
    permission_policy = page_permission_policy
    any_permission_required = WRITING
    model = FeedbackTally
    filterset_class = PageAnswersFilterSet
    no_results_message = _("Nobody has answered in the period.")
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            get_url=lambda row: reverse(OF_PAGE, args=[row.page.pk]),
        ),
        Column("no", label=_("Did not find it")),
        Column("yes", label=_("Found it")),
        ShareColumn("share", label=_("Share that did not")),
        NewCommentsColumn("new_comments", label=_("Comments")),
        Column("owner", label=_("Page owner")),
    ]
    list_export = ["title", "no", "yes", "share", "new_comments", "owner"]
    export_headings = {
        "title": _("Page"),
        "no": _("Did not find it"),
        "yes": _("Found it"),
        "share": _("Percent that did not"),
        "new_comments": _("New comments"),
        "owner": _("Page owner"),
    }

    def get_queryset(self):
        """The answers about pages that the user may edit."""
        return FeedbackTally.objects.filter(page__in=pages_in_sight(self.request.user))

    def get_table(self, object_list):
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list) -> list[PageAnswers]:
        """The pages with what is known of them: three queries for all."""
        rows = list(object_list)
        if rows and isinstance(rows[0], PageAnswers):
            return rows
        return with_pages(rows)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "tabs": tabs(PAGES),
            "words": gettext(
                "Of fewer than %(enough)d answers no share is told: those pages are last."
            )
            % {"enough": ENOUGH},
        }


def with_pages(rows: Iterable[dict]) -> list[PageAnswers]:
    """Return sums with their pages, owners and new comments; three queries."""
    rows = list(rows)
    ids = [row["page"] for row in rows]
    pages = Page.objects.in_bulk(ids)
    new = FeedbackComment.objects.filter(
        page__in=ids, state=FeedbackComment.State.NEW
    ).order_by()
    counts = dict(new.values_list("page").annotate(Count("pk")))
    owners = owners_by_page(ids)
    return [
        PageAnswers(
            pages[row["page"]],
            row["said_yes"],
            row["said_no"],
            counts.get(row["page"], 0),
            owners.get(row["page"], ""),
        )
        for row in rows
        if row["page"] in pages
    ]
