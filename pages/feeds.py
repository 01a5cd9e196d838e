"""The feed of pages that have changed."""

import datetime

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from pages.models.updates import Update, recently_updated
from pages.serving.frame import Frame, get_frame

FEED_LENGTH = 30


class UpdatedPagesFeed(Feed):
    """Atom (RFC 4287) of the pages updated last."""

    feed_type = Atom1Feed
    language = "da"

    def get_object(self, request) -> Frame:
        """The frame stands for the site: a Feed itself is shared by all requests."""
        return get_frame(request)

    def title(self, frame: Frame) -> str:
        name = frame.settings.organisation_name
        if not name:
            return gettext("News from the site")
        return gettext("News from %(name)s") % {"name": name}

    def link(self, frame: Frame) -> str:
        return frame.home.full_url if frame.home else frame.full_address("/")

    def feed_url(self, frame: Frame) -> str:
        return frame.full_address(frame.feed_url)

    def items(self) -> list[Update]:
        return recently_updated(FEED_LENGTH)

    def item_title(self, item: Update) -> str:
        return item.title

    def item_description(self, item: Update) -> str:
        return item.change_note or item.summary

    def item_link(self, item: Update) -> str:
        return item.full_url or item.url

    def item_guid(self, item: Update) -> str:
        """One entry per update: the same page may return later with new content."""
        return f"{self.item_link(item)}#{item.content_updated.isoformat()}"

    def item_updateddate(self, item: Update) -> datetime.datetime:
        midnight = datetime.datetime.combine(item.content_updated, datetime.time.min)
        return timezone.make_aware(midnight, timezone.get_default_timezone())
