"""The dates of activities, written down for as far ahead as lists look."""

import datetime
import hashlib
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from activities.models import ActivityPage, ActivityProgramme, Occurrence
from activities.schedule.plan import WINDOW

# A date that is over stays so long for those whose calendar asks seldom.
_KEPT = datetime.timedelta(days=60)
BATCH = 200


def follow_publication(sender, instance, **kwargs) -> None:
    """Signal receiver: write down the dates of an activity in its publication.

    Wagtail tells of a copy and of an alias in the same way. All are in the transaction
    of what they follow, so no reader meets a page with the dates of another version.
    """
    if isinstance(instance, ActivityPage) and instance.live:
        write_down(instance, timezone.now())


def write_down(activity: ActivityPage, now: datetime.datetime) -> None:
    """Replace the dates of a live activity by those that its row says."""
    today = timezone.localdate(now)
    horizon = today + WINDOW
    dates = activity.plan.dates(horizon) if activity.plan else []
    kept = [dated for dated in dates if dated.ends_at > now - _KEPT]
    with transaction.atomic():
        programme = _programme(activity, now)
        Occurrence.objects.filter(activity=activity).delete()
        rows = [Occurrence.of(activity, dated) for dated in kept]
        Occurrence.objects.bulk_create(rows, batch_size=BATCH)
        fingerprint = _fingerprint(activity)
        if programme.fingerprint != fingerprint:
            programme.sequence += bool(programme.fingerprint)
            programme.fingerprint = fingerprint
            programme.changed_at = now
        programme.written_until = horizon if _goes_on(activity, horizon) else None
        programme.save()


def prolong(now: datetime.datetime) -> int:
    """Write down what has come within reach, and forget what is long over.

    An activity at a time, each in a transaction of its own: a worker that is killed
    goes on with the others when it is asked again. Returns how many were written.
    """
    Occurrence.objects.filter(ends_at__lt=now - _KEPT).delete()
    count = 0
    for pk in list(_waiting(now)):
        with transaction.atomic():
            # A publication of it waits, or has been before and is read here.
            page = ActivityPage.objects.select_for_update(of=("self",)).filter(pk=pk)
            activity = page.filter(live=True).first()
            if activity is not None:
                write_down(activity, now)
                count += 1
    return count


def _waiting(now: datetime.datetime) -> Iterator[int]:
    """Yield those that go on, and those that were put there without a publication."""
    live = ActivityPage.objects.filter(live=True).order_by("pk")
    # A month ahead of need, so that a worker that rests for days is not noticed.
    reach = timezone.localdate(now) + WINDOW - datetime.timedelta(days=30)
    yield from live.filter(programme__written_until__lt=reach).values_list(
        "pk", flat=True
    )
    yield from live.filter(programme=None).values_list("pk", flat=True)


def _programme(activity: ActivityPage, now: datetime.datetime) -> ActivityProgramme:
    programmes = ActivityProgramme.objects.select_for_update()
    programme, _ = programmes.get_or_create(
        activity=activity, defaults={"changed_at": now, "fingerprint": ""}
    )
    return programme


def _goes_on(activity: ActivityPage, horizon: datetime.date) -> bool:
    plan = activity.plan
    if plan is None:
        return False
    later = horizon + datetime.timedelta(days=366)
    days = plan.regular_days(later)
    return any(day > horizon for day in days) or any(
        change.day > horizon for change in plan.changes
    )


def _fingerprint(activity: ActivityPage) -> str:
    """Return what tells two versions apart that a calendar shows differently."""
    shown = [
        activity.title,
        activity.place,
        activity.address,
        activity.cancelled_note,
        repr(activity.plan),
    ]
    return hashlib.sha256("\0".join(shown).encode()).hexdigest()
