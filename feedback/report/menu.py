"""The way to the three lists, and from one to the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from pages.permissions import may_write

PAGES, COMMENTS, SEARCHES = (
    "resident_feedback",
    "resident_comments",
    "fruitless_searches",
)
OF_PAGE = "feedback_of_page"
TITLE = _("What residents say")


@dataclass(frozen=True)
class Tab:
    """One of the lists, as the others show it."""

    label: Promise | str
    url: str
    is_current: bool


def tabs(current: str) -> list[Tab]:
    """Return the three lists, in the order in which they are read."""
    labels = {
        PAGES: _("Pages"),
        COMMENTS: _("Comments"),
        SEARCHES: _("Searches that found nothing"),
    }
    return [
        Tab(label, reverse(name), name == current) for name, label in labels.items()
    ]


class FeedbackMenuItem(MenuItem):
    """In the menu for those who write pages."""

    def is_shown(self, request):
        return may_write(request.user)


def feedback_menu_item() -> MenuItem:
    """Wagtail hook: the report's entry in the menu."""
    return FeedbackMenuItem(
        TITLE, reverse(PAGES), name="resident-feedback", icon_name="comment", order=105
    )


def page_button(page, user, next_url=None, view_name=None) -> Iterator[Button]:
    """Wagtail hook: to what residents say of a page, for those who may edit it."""
    if not page.is_site_root() and page.permissions_for_user(user).can_edit():
        url = reverse(OF_PAGE, args=[page.pk])
        yield Button(TITLE, url, icon_name="comment", priority=36)
