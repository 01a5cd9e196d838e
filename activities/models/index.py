"""The calendar page."""

import re

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from activities.shown.calendar import Calendar
from page_cache.marking import holds_until
from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from pages.serving.frame import get_frame
from streams.fields import StreamField


class ActivityIndexPage(BasePage):
    """What is going on, day by day."""

    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    parameters = ("department", "initiative", "month", "page")
    # What the visitor has asked to see, once there is a visitor.
    calendar: Calendar | None = None

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["activities.ActivityPage"]

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("Lists the activities below it by day, with a calendar feed.")

    class Meta(BasePage.Meta):
        verbose_name = _("overview of activities")
        verbose_name_plural = _("overviews of activities")

    def asking(self):
        return self.calendar.references if self.calendar else {}

    def take(self, found, root_paths):
        if self.calendar:
            self.calendar.take(found, root_paths)

    def get_context(self, request, *args, **kwargs):
        self.calendar = Calendar(self.get_url(request) or "", self, request.GET)
        context = super().get_context(request, *args, **kwargs)
        holds_until(request, self.calendar.true_until)
        context["calendar"] = self.calendar
        address = get_frame(request).full_address(self.calendar.feed_url)
        context["webcal_url"] = re.sub("^https?:", "webcal:", address)
        return context
