"""The overview of initiatives."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from initiatives.listing import Listing
from links.printing.lookup import share_root_paths
from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from streams.fields import StreamField


class InitiativeIndexPage(BasePage):
    """Everything that is done for residents, as cards with filters."""

    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    # A search is made each time: there is no end to what can be searched for.
    parameters = ("theme", "department", "choose", "page")
    # What the visitor has asked to see, once there is a visitor.
    listing: Listing | None = None

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["initiatives.InitiativePage"]

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("Presents the initiatives below it as cards with filters.")

    class Meta(BasePage.Meta):
        verbose_name = _("overview of initiatives")
        verbose_name_plural = _("overviews of initiatives")

    @property
    def pictures(self):
        searched = self.listing.cards if self.listing and self.listing.query else []
        return [*super().pictures, *(card.picture for card in searched)]

    def asking(self):
        return self.listing.references if self.listing else {}

    def take(self, found, root_paths):
        if self.listing and not self.listing.query:
            self.listing.take(found)
            share_root_paths(found["cards"], root_paths)

    def get_context(self, request, *args, **kwargs):
        self.listing = Listing(self.get_url(request) or "", self, request.GET)
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.listing
        return context
