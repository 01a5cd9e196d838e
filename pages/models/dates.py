"""The honest dates of a page."""

import calendar
import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A copy is a new page with a history of its own, and no plan.
NOT_COPIED = [
    "content_created",
    "content_updated",
    "minor_edit",
    "change_note",
    "next_review",
    "go_live_at",
    "expire_at",
]


def date_errors(
    created: datetime.date | None, updated: datetime.date | None
) -> dict[str, str]:
    """Return what is wrong with the dates of a page's content, by its fields."""
    today = timezone.localdate()
    errors = {}
    if created and created > today:
        errors["content_created"] = _("The page cannot be created in the future.")
    if updated and updated > today:
        errors["content_updated"] = _("The page cannot be updated in the future.")
    if created and updated and updated < created:
        errors["content_updated"] = _(
            "The page cannot be updated before it was created."
        )
    return errors


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day `months` later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    last_day = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(day.day, last_day))
