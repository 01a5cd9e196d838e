"""Themes in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from initiatives.models import Theme


class ThemeViewSet(SnippetViewSet):
    """List and edit themes."""

    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    menu_order = 280
    add_to_admin_menu = True
    list_display = ["title", "slug"]
