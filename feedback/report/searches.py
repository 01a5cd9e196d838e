"""What residents searched for and did not find, and what can be done about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from feedback.models import FruitlessSearch
from feedback.report.menu import SEARCHES, TITLE, tabs
from feedback.report.periods import PeriodFilterSet
from feedback.searches import LEAST, monday_of
from pages.desk.creating import NewPage, new_pages
from pages.permissions import WRITING, may_write
from search.models import SearchPromotion

ADD_PROMOTION = "search.add_searchpromotion"


@dataclass(frozen=True)
class Sought:
    """Words that found nothing, how often, and what they have been made to find since."""

    words: str
    stems: str
    count: int
    last_week: date
    promoted: str
    # What whoever looks may do about it.
    new_pages: tuple[NewPage, ...] = ()
    may_promote: bool = False

    @property
    def monday(self) -> str:
        """The day on which the last week began that somebody searched in, in words."""
        return date_format(self.last_week, "j. F Y")

    @property
    def title_query(self) -> str:
        """The title of a new page, for the address of its empty form."""
        return urlencode({"title": self.words[:1].upper() + self.words[1:]})

    @property
    def promote_url(self) -> str:
        """Where the words are let find a page, if the user may."""
        add = reverse("search_promotions:add")
        query = urlencode({"words": self.words})
        return f"{add}?{query}" if self.may_promote else ""


class FruitlessSearchFilterSet(PeriodFilterSet):
    """The period of the sums."""

    class Meta:
        model = FruitlessSearch
        fields = ["period"]

    def sum_up(self, queryset, first: date):
        """Return a row for each word, the most wanted first."""
        return (
            queryset.filter(week__gte=monday_of(first))
            .order_by()
            .values("stems")
            .annotate(written=Max("words"), times=Sum("count"), last_week=Max("week"))
            .order_by("-times", "-last_week", "stems")
        )


class WaysOnColumn(Column):
    """What can be done: a page, or a word that finds one."""

    cell_template_name = "feedback/admin/ways_on_cell.html"

    def get_cell_context_data(self, row, parent_context):
        return super().get_cell_context_data(row, parent_context) | {
            "row": row,
            "csrf_token": get_token(parent_context["request"]),
        }


class SearchesView(ReportView):
    """Lists the searches that found nothing, with what can be done about each."""

    page_title = TITLE
    header_icon = "search"
    index_url_name = SEARCHES
    index_results_url_name = f"{SEARCHES}_results"
    template_name = "feedback/admin/list.html"
    permission_policy = page_permission_policy
    any_permission_required = WRITING
    model = FruitlessSearch
    filterset_class = FruitlessSearchFilterSet
    no_results_message = _("No words have found nothing often enough to be kept.")
    columns = [
        Column("words", label=_("Words")),
        Column("count", label=_("Times")),
        Column("monday", label=_("Last in the week from")),
        WaysOnColumn("stems", label=_("What can you do?")),
    ]
    list_export = ["words", "count", "last_week", "promoted"]
    export_headings = {
        "words": _("Words"),
        "count": _("Times"),
        "last_week": _("Last in the week from"),
        "promoted": _("Finds now"),
    }

    def get_queryset(self):
        """All that is kept: it is about the site as a whole."""
        return FruitlessSearch.objects.all()

    def get_table(self, object_list):
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list) -> list[Sought]:
        """The words with the pages that they have been made to find; one query."""
        rows = list(object_list)
        if rows and isinstance(rows[0], Sought):
            return rows
        user = self.request.user
        offered = tuple(new_pages(user)), user.has_perm(ADD_PROMOTION)
        return [
            replace(row, new_pages=offered[0], may_promote=offered[1])
            for row in with_promotions(rows)
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "tabs": tabs(SEARCHES),
            "words": gettext(
                "Words are kept when at least %(least)d visitors have searched for them "
                "in a week, so that nobody’s own secret is kept."
            )
            % {"least": LEAST},
        }


def with_promotions(rows: Iterable[dict]) -> list[Sought]:
    """Return sums with the titles of the pages that their words find by now."""
    rows = list(rows)
    first = {stem for row in rows for stem in row["stems"].split()}
    promotions = list(
        SearchPromotion.objects.filter(first_stem__in=first)
        .order_by("pk")
        .values_list("stems", "page__title")
    )
    return [
        Sought(
            row["written"],
            row["stems"],
            row["times"],
            row["last_week"],
            ", ".join(
                title
                for stems, title in promotions
                if set(row["stems"].split()).issuperset(stems.split())
            ),
        )
        for row in rows
    ]


@require_POST
def forget_search(request: HttpRequest) -> HttpResponse:
    """Delete words that are nobody's business, or nothing to do anything about."""
    if not may_write(request.user):
        raise PermissionDenied
    FruitlessSearch.objects.filter(stems=request.POST.get("stems", "")).delete()
    messages.success(request, gettext("The words are deleted."))
    return redirect(SEARCHES)
