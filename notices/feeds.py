"""The feeds of notices: of all, and of those that concern one department."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from departments.models import DepartmentPage
from notices.models import Notice, NoticeIndexPage
from notices.models.asking import names_of, told, words_of
from notices.models.listing import public_departments
from notices.models.notice import KEPT
from notices.telling import ToldNotice
from pages.serving.frame import Frame, get_frame

FEED_LENGTH = 50
NAMES = 12


@dataclass(frozen=True)
class Followed:
    """What is followed: all notices, or those of a department."""

    frame: Frame
    department: DepartmentPage | None
    list_url: str


class NoticeFeed(Feed):
    """Atom (RFC 4287): an entry for each notice, which changes as the notice does."""

    feed_type = Atom1Feed
    language = "da"

    def get_object(self, request, department: str = "") -> Followed:
        """The frame stands for the site: a Feed itself is shared by all requests."""
        frame = get_frame(request)
        if frame.home is None or frame.is_private:
            raise Http404
        chosen = None
        if department:
            chosen = public_departments().filter(slug=department).first()
            if chosen is None:
                raise Http404
        # It has those that are planned too, so that it changes with the clock as pages
        # do: they say until when they hold.
        _ = frame.strips
        url_path = NoticeIndexPage.objects.first_place()
        path = frame.address_of(url_path) if url_path else "/"
        return Followed(frame, chosen, path)

    def title(self, followed: Followed) -> str:
        return feed_title(followed.department.title if followed.department else "")

    def link(self, followed: Followed) -> str:
        query = f"?afdeling={followed.department.slug}" if followed.department else ""
        return followed.frame.full_address(f"{followed.list_url}{query}")

    def feed_url(self, followed: Followed) -> str:
        slug = followed.department.slug if followed.department else ""
        return followed.frame.full_address(feed_address(slug))

    def items(self, followed: Followed) -> list[tuple[ToldNotice, str]]:
        now = timezone.now()
        of = Q()
        if followed.department:
            of = Q(everywhere=True) | Q(departments=followed.department)
        recent = Notice.objects.filter(of, withdrawn_at=None).filter(
            Q(shown_until=None) | Q(shown_until__gt=now - KEPT)
        )
        notices = list(recent.order_by("-begins_at", "-pk")[:FEED_LENGTH])
        these = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
        found = told(notices, list(names_of(these, NAMES)), now, list(words_of(these)))
        base = followed.frame.full_address(followed.list_url)
        return [(notice, base) for notice in found]

    def item_title(self, item) -> str:
        notice, _base = item
        state = f" ({notice.last_word.label})" if notice.last_word else ""
        return f"{notice.what}, {notice.where}{state}"

    def item_description(self, item) -> str:
        notice, _base = item
        return render_to_string("notices/feed_entry.html", {"told": notice})

    def item_link(self, item) -> str:
        notice, base = item
        return f"{base}#_varsel-{notice.notice.pk}"

    def item_guid(self, item) -> str:
        """One for all of its life, so that readers update the entry they have."""
        notice, _base = item
        return f"urn:uuid:{notice.notice.key}"

    def item_pubdate(self, item) -> datetime:
        return item[0].notice.created_at

    def item_updateddate(self, item) -> datetime:
        return item[0].notice.updated_at


def feed_address(department: str = "") -> str:
    """Return the path of the feed of a department, known by its slug, or of all."""
    if department:
        return reverse("notice_feed_of_department", args=[department])
    return reverse("notice_feed")


def feed_title(department: str = "") -> str:
    """Return what the feed of a department is called, or that of all."""
    if department:
        return gettext("Notices in %(department)s") % {"department": department}
    return gettext("Notices in all departments")
