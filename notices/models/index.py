"""The list of notices: what is now, what is planned, what has been."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from notices.models.listing import NoticeListing
from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from streams.fields import StreamField

# How all notices look, on this page and above others.
NOTICE_SHEET = "css/notices.css"


class NoticeIndexPage(BasePage):
    """Every notice of the last month, of all departments or of one."""

    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)
    offers_mail = models.BooleanField(
        _("residents can have notices by e-mail"),
        default=True,
        # The former release makes pages too, while a new one is put in its place.
        db_default=True,
        help_text=_(
            "The page leads to a form in which they ask for it. Without the tick nobody "
            "is sent any, those neither who have asked."
        ),
    )

    parameters = ("afdeling", "page")
    sheets = (NOTICE_SHEET, "css/notice-list.css")
    # What the visitor has asked to see, once there is a visitor.
    listing: NoticeListing | None = None

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("offers_mail"),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _(
        "Lists the notices: now, planned, and of the last 30 days. They are made under "
        "“Notices” in the menu."
    )

    class Meta(BasePage.Meta):
        verbose_name = _("list of notices")
        verbose_name_plural = _("lists of notices")

    def asking(self):
        return self.listing.references if self.listing else {}

    def take(self, found, root_paths):
        if self.listing:
            self.listing.take(found)

    def get_context(self, request, *args, **kwargs):
        self.listing = NoticeListing(self.get_url(request) or "", request.GET)
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.listing
        return context
