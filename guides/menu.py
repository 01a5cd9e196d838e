"""The guides in the admin's Help menu, what tells of this screen first."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from guides.places import help_url
from guides.rendering import GUIDES, SHOW

# Wagtail's own, in English, by how their names begin.
_IN_ENGLISH = ("whats-new-in-wagtail", "editor-guide")
_LAST = 100_000


class HelpHereItem(MenuItem):
    """Leads to what the guides say of the screen that one is at."""

    def is_shown(self, request):
        return bool(help_url(request))

    def render_component(self, request):
        return LinkMenuItem(
            self.name, self.label, help_url(request), icon_name=self.icon_name
        )


def help_here_item() -> MenuItem:
    """Wagtail hook: the entry that depends on the screen."""
    return HelpHereItem(
        _("Help for this screen"), "", name="help-here", icon_name="help", order=10
    )


def editors_guide_item() -> MenuItem:
    """Wagtail hook: the guide for those who write."""
    return _item("redaktoerguide", 20)


def link_guide_item() -> MenuItem:
    """Wagtail hook: the guide for those who look after links."""
    return _item("linkguide", 30)


def put_english_last(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail hook: what Wagtail says of itself stands below all that is ours."""
    for item in items:
        if item.name.startswith(_IN_ENGLISH) and item.order < _LAST:
            item.order += _LAST


def _item(name: str, order: int) -> MenuItem:
    url = reverse(SHOW, args=[name])
    return MenuItem(GUIDES[name], url, name=name, icon_name="doc-full", order=order)
