"""The list of the staff's own templates, where they are renamed and removed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from page_templates.models import PageTemplate
from page_templates.permissions import POLICY


class PageTemplateViewSet(ModelViewSet):
    """Templates are made from pages; here they are named, and let go."""

    model = PageTemplate
    permission_policy = POLICY
    icon = "copy"
    menu_label = _("Templates")
    menu_order = 260
    add_to_settings_menu = True
    copy_view_enabled = False
    form_fields = ["name", "description"]
    list_display = [
        "name",
        Column("description", label=_("What it is for")),
        Column("page_type", label=_("Page type")),
        Column("made_by", label=_("Made by")),
        DateColumn("made_at", label=_("Made")),
    ]
    search_fields = ["name", "description"]


def template_viewset() -> PageTemplateViewSet:
    """Wagtail hook: the list and its forms."""
    return PageTemplateViewSet("page_templates")
