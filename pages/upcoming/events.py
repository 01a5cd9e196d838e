"""What is to come, as one line each: fetched as bare values, however much there is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.db.models import BigIntegerField, F, QuerySet, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from pages.owners.reviews import reviews_until

PUBLISH, REPLACE, TAKE_DOWN, REVIEW = "publish", "replace", "take-down", "review"
KINDS = {
    PUBLISH: _("published"),
    REPLACE: _("new version"),
    TAKE_DOWN: _("taken down"),
    REVIEW: _("to be reviewed"),
}
# As far ahead as reviews are shown; each page has one, and the next is never far.
_REVIEWS_AHEAD = timedelta(days=31)


@dataclass(frozen=True, order=True)
class Event:
    """Something that happens to a page; of a review, the day alone counts."""

    moment: datetime
    kind: str
    page_id: int
    revision_id: int = 0
    # Of what will be there then; not told of reviews.
    title: str = ""


def events_for(user, now: datetime) -> list[Event]:
    """Return all that is to come of the pages that `user` may edit, the next first.

    What should have happened and has not is first of all. Four queries.
    """
    pages = _pages_of(user)
    plans = in_order(list(_planned(pages)), list(_ends(pages)))
    return sorted([*plans, *_reviews(pages, now)])


def plan_event(moment: datetime, page: Page, revision_id: int = 0) -> Event:
    """Return that `page` is published then, or taken down when there is no revision."""
    kind = TAKE_DOWN
    if revision_id:
        kind = REPLACE if page.live else PUBLISH
    return Event(moment, kind, page.pk, revision_id, page.draft_title or page.title)


def in_order(planned: list[Event], ends: list[Event]) -> list[Event]:
    """Return all of them, the next first, without the ends that something precedes."""
    begins = {
        event.page_id: event.moment for event in planned if event.kind != TAKE_DOWN
    }
    # What comes before brings an end of its own.
    left = [end for end in ends if begins.get(end.page_id, end.moment) >= end.moment]
    return sorted([*planned, *left])


def planned_rows() -> QuerySet:
    """Return a page (`about`), a revision (`count`) and a moment (`since`) for each publication."""
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return revisions.order_by().annotate(
        about=Cast("object_id", BigIntegerField()),
        count=F("pk"),
        since=F("approved_go_live_at"),
    )


def ending_rows() -> QuerySet:
    """Return a page (`about`), a `count` of 0 and a moment for each live page that has an end."""
    pages = Page.objects.filter(live=True, expire_at__isnull=False)
    return pages.order_by().annotate(
        about=F("pk"), count=Value(0, BigIntegerField()), since=F("expire_at")
    )


def _pages_of(user) -> QuerySet[Page]:
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages.order_by()


def _planned(pages: QuerySet[Page]) -> Iterator[Event]:
    """What is published at a set time, and the end that it brings."""
    end = KeyTextTransform("expire_at", "content")
    rows = {
        page_id: rest
        for page_id, *rest in planned_rows()
        .annotate(end=end)
        .values_list("about", "count", "since", "end")
    }
    # Few enough of all pages to be named.
    for page in pages.filter(pk__in=rows).only("title", "draft_title", "live"):
        revision_id, begin, end = rows[page.pk]
        event = plan_event(begin, page, revision_id)
        yield event
        if moment := parse_datetime(end or ""):
            yield replace(event, moment=moment, kind=TAKE_DOWN)


def _ends(pages: QuerySet[Page]) -> Iterator[Event]:
    """What readers see now and is taken down at a set time."""
    rows = pages.filter(live=True, expire_at__isnull=False)
    for page in rows.only("title", "draft_title", "live", "expire_at"):
        yield plan_event(page.expire_at, page)


def _reviews(pages: QuerySet[Page], now: datetime) -> Iterator[Event]:
    """The reviews of the days to come; those that are due are in a report of their own."""
    today = timezone.localdate(now)
    ids = pages.values("pk")
    for page_id, day in reviews_until(ids, today + _REVIEWS_AHEAD).items():
        if day > today:
            yield Event(
                timezone.make_aware(datetime.combine(day, time())), REVIEW, page_id
            )
