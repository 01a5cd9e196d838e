"""The page of what is new."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from news.models.listing import NewsListing
from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from streams.fields import StreamField


class NewsIndexPage(BasePage):
    """News, and beside it the pages that were changed, in one list by day."""

    class FrontPage(models.IntegerChoices):
        """For how many days the front page shows a piece of news."""

        NEVER = 0, _("not on the front page")
        WEEK = 7, _("one week")
        TWO_WEEKS = 14, _("two weeks")
        MONTH = 30, _("30 days")
        QUARTER = 90, _("90 days")

    front_page_days = models.PositiveSmallIntegerField(
        _("on the front page for"),
        choices=FrontPage,
        default=FrontPage.MONTH,
        help_text=_(
            "The three newest are shown there, each for so long from its day on. Here "
            "they stay."
        ),
    )
    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    tells_of_updates = False
    parameters = ("afdeling", "page")
    # What the visitor has asked to see, once there is a visitor.
    listing: NewsListing | None = None

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("front_page_days"),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _(
        "Lists news beside the pages that were changed, by day, with a feed."
    )

    class Meta(BasePage.Meta):
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def asking(self):
        return self.listing.references if self.listing else {}

    def take(self, found, root_paths):
        if self.listing:
            self.listing.take(found, root_paths)

    def get_context(self, request, *args, **kwargs):
        self.listing = NewsListing(self.get_url(request) or "", request.GET)
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.listing
        return context
