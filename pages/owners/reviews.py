"""What editors must look at again: pages that are due, or that nobody owns."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from pages.models.base import page_models
from pages.models.every_type import of_every_type
from pages.owners.naming import live_pages_naming, people_in_doubt
from pages.owners.standing_in import owners_without_reader
from pages.permissions import WRITING, may_write

URL_NAME = "pages_to_review"


def due_for_review() -> Q:
    """Return the condition that a page's review is due, or somebody on it is missing.

    That is its owner, or whoever else it names: as the contact, or in a block. An owner
    who is away is missing as well, when nobody stands in.
    """
    today = timezone.localdate()
    return (
        Q(next_review__lte=today)
        | Q(content_owner=None)
        | Q(content_owner__in=owners_without_reader(today))
        | Q(pk__in=live_pages_naming(people_in_doubt()))
    )


def reviews_until(page_ids: Iterable[int], day: date) -> dict[int, date]:
    """Return the day of review of those public pages that have one by `day`; one query."""
    return dict(
        of_every_type(
            lambda model: model.objects.filter(
                pk__in=page_ids, live=True, next_review__lte=day
            ).values_list("pk", "next_review")
        )
    )


def is_due(page) -> bool:
    """Whether the day on which `page` is to be reviewed has come."""
    return bool(page.next_review and page.next_review <= timezone.localdate())


def review_reason(page) -> str:
    """Return in words why `page`, in its specific class, is to be looked at.

    `missing` holds those named on it who have left, or whose account is closed, and
    `is_unattended` says that the owner is away and nobody stands in.
    """
    reasons = []
    if page.content_owner is None:
        reasons.append(gettext("No owner"))
    for person in page.missing:
        if not person.is_active:
            reason = gettext("%(name)s is no longer active")
        else:
            reason = gettext("The user account of %(name)s is closed")
        reasons.append(reason % {"name": person.name})
    if page.is_unattended:
        reason = gettext("%(name)s is away, and nobody stands in")
        reasons.append(reason % {"name": page.content_owner.name})
    if is_due(page):
        day = date_format(page.next_review, "d.m.Y")
        reasons.append(gettext("Review due on %(date)s") % {"date": day})
    return ", ".join(reasons)


class ConfirmColumn(Column):
    """“Still right”, for pages whose day has come."""

    cell_template_name = "pages/admin/confirm_review_cell.html"

    def get_cell_context_data(self, page, parent_context):
        request = parent_context["request"]
        return super().get_cell_context_data(page, parent_context) | {
            "page": page,
            "is_due": page.live and is_due(page),
            "next": request.get_full_path(),
            "csrf_token": get_token(request),
        }


class PagesToReviewView(ReportView):
    """Lists pages that are due for review or that nobody answers for."""

    page_title = _("Pages to review")
    header_icon = "calendar-check"
    index_url_name = URL_NAME
    index_results_url_name = f"{URL_NAME}_results"
    permission_policy = page_permission_policy
    any_permission_required = WRITING
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("reason", label=_("Why"), accessor=review_reason),
        Column("content_owner", label=_("Page owner")),
        DateColumn("content_updated", label=_("Last updated")),
        ConfirmColumn("confirm", label=_("Decide"), accessor="pk"),
    ]
    list_export = ["title", "content_owner", "content_updated", "next_review"]
    export_headings = {
        "title": _("Page"),
        "content_owner": _("Page owner"),
        "content_updated": _("Last updated"),
        "next_review": _("Next review"),
    }

    def get_queryset(self):
        """Pages that the user may change and that are due, in the tree's order."""
        wanted = Q()
        condition = due_for_review()
        for model in page_models():
            due = model.objects.filter(condition).values("pk")
            wanted |= Q(pk__in=due)
        self.queryset = (
            page_permission_policy.instances_user_has_permission_for(
                self.request.user, "change"
            )
            .filter(wanted)
            .order_by("path")
        )
        return super().get_queryset()

    def get_table(self, object_list):
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list):
        """The pages in their specific classes with their owners, one query a type.

        And with those who are missing: four queries for all pages.
        """
        ids = [page.pk for page in object_list]
        found = {}
        for model in page_models():
            found |= model.objects.select_related("content_owner").in_bulk(ids)
        doubted = people_in_doubt()
        named = live_pages_naming(doubted)
        unattended = set(owners_without_reader(timezone.localdate())) - set(doubted)
        for pk, page in found.items():
            page.is_unattended = page.content_owner_id in unattended
            missing = [doubted[person] for person in named.get(pk, ())]
            page.missing = sorted(missing, key=lambda person: person.name)
        return [found[pk] for pk in ids if pk in found]


class PagesToReviewMenuItem(MenuItem):
    """In the menu for those who may edit pages."""

    def is_shown(self, request):
        return may_write(request.user)


def report_menu_item() -> MenuItem:
    """Wagtail hook: the report's entry in the menu."""
    return PagesToReviewMenuItem(
        _("Pages to review"),
        reverse(URL_NAME),
        name="pages-to-review",
        icon_name="calendar-check",
        order=100,
    )


def report_urls() -> list:
    """Wagtail hook: the report's addresses."""
    return [
        path("reports/pages-to-review/", PagesToReviewView.as_view(), name=URL_NAME),
        path(
            "reports/pages-to-review/results/",
            PagesToReviewView.as_view(results_only=True),
            name=f"{URL_NAME}_results",
        ),
    ]
