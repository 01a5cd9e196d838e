"""What is to come, as one line each: fetched as bare values, however much there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    OuterRef,
    QuerySet,
    TextField,
    Value,
)
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

    What should have happened and has not is first of all. Two queries.
    """
    return sorted([*plans_for(user), *_reviews(_pages_of(user), now)])


def plans_for(user) -> list[Event]:
    """Return the same without the reviews, which nobody has planned; in one query."""
    planned, ends = [], []
    for object_id, revision_id, moment, end, is_live, title in _rows(_pages_of(user)):
        page_id = int(object_id)
        if not revision_id:
            ends.append(Event(moment, TAKE_DOWN, page_id, 0, title))
            continue
        kind = REPLACE if is_live else PUBLISH
        planned.append(Event(moment, kind, page_id, revision_id, title))
        if then := parse_datetime(end or ""):
            planned.append(Event(then, TAKE_DOWN, page_id, revision_id, title))
    begins = {
        event.page_id: event.moment for event in planned if event.kind != TAKE_DOWN
    }
    # What comes before brings an end of its own.
    ends = [end for end in ends if begins.get(end.page_id, end.moment) >= end.moment]
    return sorted([*planned, *ends])


def _pages_of(user) -> QuerySet[Page]:
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages.order_by()


def _rows(pages: QuerySet[Page]) -> QuerySet:
    """What is published at a set time with the end that it brings, and what ends now.

    Rows of: the page's key, in letters; the revision's, 0 for what readers see; the
    moment; the end, as the revision has it; whether the page is live; its title.
    """
    in_letters = Cast("pk", CharField())
    keys = Page.objects.annotate(key=in_letters)
    planned = Revision.page_revisions.filter(
        approved_go_live_at__isnull=False,
        object_id__in=pages.annotate(key=in_letters).values("key"),
    ).annotate(
        end=KeyTextTransform("expire_at", "content"),
        is_live=Exists(keys.filter(key=OuterRef("object_id"), live=True)),
        name=KeyTextTransform("title", "content"),
    )
    ending = pages.filter(live=True, expire_at__isnull=False).annotate(
        key=in_letters,
        revision=Value(0, BigIntegerField()),
        end=Value("", TextField()),
        is_live=Value(value=True),
        name=Cast("draft_title", TextField()),
    )
    return (
        planned.order_by()
        .values_list("object_id", "pk", "approved_go_live_at", "end", "is_live", "name")
        .union(
            ending.values_list(
                "key", "revision", "expire_at", "end", "is_live", "name"
            ),
            all=True,
        )
    )


def _reviews(pages: QuerySet[Page], now: datetime) -> Iterator[Event]:
    """The reviews of the days to come; those that are due are in a report of their own."""
    today = timezone.localdate(now)
    ids = pages.values("pk")
    for page_id, day in reviews_until(ids, today + _REVIEWS_AHEAD).items():
        if day > today:
            yield Event(
                timezone.make_aware(datetime.combine(day, time())), REVIEW, page_id
            )
