"""The way to a poster, for staff: beside every page that is published."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from pages.models import BasePage


def poster_button(
    page, user, next_url=None, view_name=None, **kwargs
) -> Iterator[Button]:
    """Wagtail hook: the poster of a page that readers can see."""
    if page.live and issubclass(page.specific_class or object, BasePage):
        url = reverse("page_poster", args=[page.pk])
        yield Button(_("Make a poster"), url, icon_name="doc-full", priority=70)
