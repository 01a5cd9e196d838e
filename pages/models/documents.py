"""The page of all documents."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.blocks import FreeStreamBlock
from pages.models.base import BasePage
from pages.models.document_listing import DocumentListing
from streams.fields import StreamField


class DocumentsPage(BasePage):
    """Every document that is for everybody to find: minutes first, the newest on top."""

    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    # A search is made each time: there is no end to what can be searched for.
    parameters = ("type", "afdeling", "aar", "side")
    # The CSS that it needs besides that of every page.
    sheets = ("css/documents.css",)
    # What the visitor has asked to see, once there is a visitor.
    listing: DocumentListing | None = None

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _(
        "All documents that are for everybody, by kind and department."
    )

    class Meta(BasePage.Meta):
        verbose_name = _("page of documents")
        verbose_name_plural = _("pages of documents")

    def asking(self):
        return self.listing.references if self.listing else {}

    def take(self, found, root_paths):
        if self.listing:
            self.listing.take(found)

    def get_context(self, request, *args, **kwargs):
        self.listing = DocumentListing(self.get_url(request) or "", request.GET)
        context = super().get_context(request, *args, **kwargs)
        return context | {"listing": self.listing}
