"""One department."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from departments.blocks import ServicePointsStreamBlock
from departments.blocks.service_points import ServicePointValue
from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from streams.fields import StreamField


class DepartmentPage(BasePage):
    """The homes of one place: where, whom to ring, and what there is."""

    service_points = StreamField(
        ServicePointsStreamBlock(),
        verbose_name=_("whom to ring"),
        blank=True,
        help_text=_("Shown first on the page, in this order."),
    )
    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["departments.DepartmentIndexPage"]
    subpage_types = []

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("service_points"),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("Whom to ring, where it is, and what there is to use.")

    class Meta(BasePage.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")

    @property
    def streams(self):
        return [self.service_points, self.body]

    @property
    def public_service_points(self) -> list[ServicePointValue]:
        """Whom to ring, without those that tell nobody anything."""
        return [
            block.value for block in self.service_points if not block.value.is_empty
        ]
