"""The admin's list of pages, in words that agree with the pages."""

from django.utils.translation import pgettext_lazy
from wagtail.admin.views.pages.listing import PageListingMixin


def name_column_of_drafts() -> None:
    """Call the day of the latest draft by its name.

    Wagtail heads it "Updated", which is what readers are told of another day.
    """
    for column in PageListingMixin.base_columns:
        if column.name == "latest_revision_created_at":
            column.label = pgettext_lazy("heading, of the latest draft", "Edited")
