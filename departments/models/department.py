"""One department."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from streams.fields import StreamField


class DepartmentPage(BasePage):
    """The homes of one place: where, whom to ring, and what there is."""

    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["departments.DepartmentIndexPage"]
    subpage_types = []

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("Whom to ring, where it is, and what there is to use.")

    class Meta(BasePage.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")
