"""What residents say of one page: month by month, and in their own words."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from feedback.models import FeedbackComment, FeedbackTally
from feedback.report.menu import COMMENTS, PAGES, TITLE
from feedback.report.periods import first_day

# The months of a year, and as many comments as can be taken in.
_DAYS = 365
_LATEST = 10


@dataclass(frozen=True)
class Month:
    """The answers of a month."""

    month: date
    yes: int
    no: int

    @property
    def share(self) -> int:
        """How many of a hundred did not find it."""
        return round(100 * self.no / (self.yes + self.no))


def feedback_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the answers about a page in the last year, and the latest comments."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.specific.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    comments = FeedbackComment.objects.filter(page=page)
    context = {
        "about": page,
        "months": months_of(page),
        "comments": comments.select_related("seen_by")[:_LATEST],
        "comments_url": f"{reverse(COMMENTS)}?page={page.pk}",
        "header_title": _("What residents say of “%(page)s”") % {"page": page.title},
        "header_icon": "comment",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse(PAGES), "label": TITLE},
            {"url": "", "label": page.title},
        ],
    }
    return TemplateResponse(request, "feedback/admin/of_page.html", context)


def months_of(page: Page) -> list[Month]:
    """Return the months of the last year in which somebody answered, the latest first."""
    answers = FeedbackTally.objects.filter(page=page, day__gte=first_day(_DAYS))
    sums = (
        answers.order_by()
        .annotate(month=TruncMonth("day"))
        .values("month")
        .annotate(said_yes=Sum("yes"), said_no=Sum("no"))
        .order_by("-month")
    )
    return [Month(row["month"], row["said_yes"], row["said_no"]) for row in sums]
