"""The overview of departments."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from streams.fields import StreamField


class DepartmentIndexPage(BasePage):
    """Every department, and which of them is one's own."""

    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["departments.DepartmentPage"]

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("Lists the departments below it, and finds one by its street.")

    class Meta(BasePage.Meta):
        verbose_name = _("overview of departments")
        verbose_name_plural = _("overviews of departments")
