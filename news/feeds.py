"""The feeds of what is new: of all, and of what concerns one department."""

import datetime
from dataclasses import dataclass

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from clock.moments import beginning_of
from departments.models import DepartmentPage
from news.models import NewsIndexPage
from news.telling import Told, told, what_is_new
from pages.serving.frame import Frame, get_frame

FEED_LENGTH = 30


@dataclass(frozen=True)
class Followed:
    """What is followed: all that is new, or what concerns a department."""

    frame: Frame
    department: DepartmentPage | None = None


class NewsFeed(Feed):
    """Atom (RFC 4287): news, and an entry for each time that a page was changed."""

    feed_type = Atom1Feed
    language = "da"

    def get_object(self, request, department: str = "") -> Followed:
        """The frame stands for the site: a Feed itself is shared by all requests."""
        frame = get_frame(request)
        if not department:
            return Followed(frame)
        found = DepartmentPage.objects.for_everybody().filter(slug=department).first()
        if found is None:
            raise Http404
        return Followed(frame, found)

    def title(self, followed: Followed) -> str:
        if followed.department:
            return gettext("News for %(name)s") % {"name": followed.department.title}
        name = followed.frame.settings.organisation_name
        if not name:
            return gettext("News from the site")
        return gettext("News from %(name)s") % {"name": name}

    def link(self, followed: Followed) -> str:
        url_path = NewsIndexPage.objects.first_place()
        path = followed.frame.address_of(url_path) if url_path else "/"
        if url_path and followed.department:
            path = f"{path}?afdeling={followed.department.slug}"
        return followed.frame.full_address(path)

    def feed_url(self, followed: Followed) -> str:
        if followed.department is None:
            return followed.frame.full_address(reverse("feed"))
        path = reverse("feed_of_department", args=[followed.department.slug])
        return followed.frame.full_address(path)

    def items(self, followed: Followed) -> list[Told]:
        slug = followed.department.slug if followed.department else ""
        rows = what_is_new(slug)[:FEED_LENGTH]
        return told(rows, followed.frame.root_paths)

    def item_title(self, item: Told) -> str:
        return item.title

    def item_description(self, item: Told) -> str:
        return item.text

    def item_link(self, item: Told) -> str:
        return item.full_url or item.url

    def item_guid(self, item: Told) -> str:
        """News has one for all of its life; a page has one for each time it changed."""
        if item.is_news:
            return f"urn:uuid:{item.page.translation_key}"
        return f"{self.item_link(item)}#{item.day.isoformat()}"

    def item_updateddate(self, item: Told) -> datetime.datetime:
        return timezone.localtime(beginning_of(item.day))
