"""Pages of running text: contact, privacy, the accessibility statement."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.blocks import FreeStreamBlock
from pages.models.base import BasePage
from streams.fields import StreamField


class StandardPage(BasePage):
    """A page of text, lists, pictures and answers on any subject."""

    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    is_begun_often = True

    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage", "forms.FormPage"]

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("Text, lists, pictures and answers on any subject.")

    class Meta(BasePage.Meta):
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
