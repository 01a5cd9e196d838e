"""Somebody is to stop: today, or when their last day is over."""

import logging
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from colleagues.leaving import trail
from colleagues.leaving.carrying_out import carry_out
from colleagues.models import Departure, Handover
from pages.models import Person
from users.models import User

logger = logging.getLogger(__name__)


@transaction.atomic
def let_go(
    user: User | None,
    person: Person | None,
    *,
    last_day: date,
    successor: Person | None,
    excepted: Mapping[str, Person],
    by: User,
) -> Departure:
    """Plan that somebody stops, in the place of an earlier plan; carry it out if it is time.

    `excepted` says who takes over single things, by their `key_of`. One transaction.
    """
    for open_plan in planned(user, person):
        open_plan.delete()
    departure = Departure.objects.create(
        user=user, person=person, last_day=last_day, successor=successor, asked_by=by
    )
    Handover.objects.bulk_create(
        Handover(departure=departure, thing=thing, successor=new)
        for thing, new in excepted.items()
    )
    if last_day <= timezone.localdate():
        return carry_out(departure, by)
    trail.tell(departure, trail.PLANNED, by)
    return departure


def planned(user: User | None, person: Person | None):
    """Return the open plans about an account and a member of staff."""
    waiting = Departure.objects.filter(done_at=None)
    plans = waiting.none()
    if user is not None:
        plans |= waiting.filter(user=user)
    if person is not None:
        plans |= waiting.filter(person=person)
    return plans


def carry_out_what_is_due() -> None:
    """Let go those whose last day is over; each by itself, so that none holds up another."""
    today = timezone.localdate()
    due = Departure.objects.filter(done_at=None, last_day__lt=today)
    for departure in due.select_related("asked_by").order_by("last_day", "pk"):
        try:
            carry_out(departure, departure.asked_by)
        except Exception:
            # Tried again with the next round; the dashboard shows that it is late.
            logger.exception("departure_not_carried_out", extra={"pk": departure.pk})
