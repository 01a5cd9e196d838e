"""The honest dates of a page."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _


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
