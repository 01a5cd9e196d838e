"""What is to come, as one line each: fetched as bare values, however much there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
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


def events_for(user, now: datetime) -> list[Event]:
    """Return all that is to come of the pages that `user` may edit, the next first.

    What should have happened and has not is first of all. Five queries.
    """
    return sorted([*plans_for(user), *_reviews(_pages_of(user), now)])


def plans_for(user) -> list[Event]:
    """Return the same without the reviews, which nobody has planned; in three queries."""
    pages = _pages_of(user)
    planned = list(_planned(pages))
    begins = {
        event.page_id: event.moment for event in planned if event.kind != TAKE_DOWN
    }
    ends = [
        event
        for event in _ends(pages)
        # What comes before brings an end of its own.
        if begins.get(event.page_id, event.moment) >= event.moment
    ]
    return sorted([*planned, *ends])


def _pages_of(user) -> QuerySet[Page]:
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages.order_by()


def _planned(pages: QuerySet[Page]) -> Iterator[Event]:
    """What is published at a set time, and the end that it brings."""
    rows = {
        int(object_id): rest
        for object_id, *rest in Revision.page_revisions.filter(
            approved_go_live_at__isnull=False
        )
        .order_by()
        .annotate(end=KeyTextTransform("expire_at", "content"))
        .values_list("object_id", "pk", "approved_go_live_at", "end")
    }
    # Few enough of all pages to be named.
    for page_id, is_live in pages.filter(pk__in=rows).values_list("pk", "live"):
        revision_id, begin, end = rows[page_id]
        kind = REPLACE if is_live else PUBLISH
        yield Event(begin, kind, page_id, revision_id)
        if moment := parse_datetime(end or ""):
            yield Event(moment, TAKE_DOWN, page_id, revision_id)


def _ends(pages: QuerySet[Page]) -> Iterator[Event]:
    """What readers see now and is taken down at a set time."""
    rows = pages.filter(live=True, expire_at__isnull=False)
    for page_id, moment in rows.values_list("pk", "expire_at"):
        yield Event(moment, TAKE_DOWN, page_id)


def _reviews(pages: QuerySet[Page], now: datetime) -> Iterator[Event]:
    """The reviews of the days to come; those that are due are in a report of their own."""
    today = timezone.localdate(now)
    ids = pages.values("pk")
    for page_id, day in reviews_until(ids, today + _REVIEWS_AHEAD).items():
        if day > today:
            yield Event(
                timezone.make_aware(datetime.combine(day, time())), REVIEW, page_id
            )
