"""Somebody stays after all: a plan is dropped, or what was done is taken back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from colleagues.leaving import trail
from colleagues.models import Departure, Handover
from pages.owners.replacing import hand_over, key_of
from users.models import User

# For so long it is kept who has taken over what.
KEPT = timedelta(days=30)


@transaction.atomic
def undo(departure: Departure, by: User) -> int:
    """Open the account again, and give back what still is with those who took it over.

    Return how many things stay with them: where they were named already it cannot be
    told which of the two was meant, and what others have changed since is theirs.
    """
    departure = Departure.objects.select_for_update().filter(pk=departure.pk).first()
    if departure is None:
        return 0
    if departure.done_at is None:
        trail.tell(departure, trail.CANCELLED, by)
        departure.delete()
        return 0
    person, user = departure.person, departure.user
    if person is not None:
        person.is_active = True
        person.save(update_fields=["is_active"])
    if user is not None:
        user.is_active = True
        user.save(update_fields=["is_active"])
    handovers = list(departure.handovers.select_related("successor__user"))
    given_back = _give_back_names(handovers, person, by) if person else 0
    given_back += _give_back_work(handovers, user) if user else 0
    trail.tell(departure, trail.UNDONE, by)
    departure.delete()
    return len(handovers) - given_back


def forget_departures() -> None:
    """Forget who took over what, when it cannot be undone any more."""
    Departure.objects.filter(done_at__lt=timezone.now() - KEPT).delete()


def _give_back_names(handovers: list[Handover], person, by: User) -> int:
    by_successor: dict = {}
    for handover in handovers:
        is_clear = handover.kind == Handover.Kind.NAMED and not handover.was_theirs
        if is_clear and handover.successor is not None:
            by_successor.setdefault(handover.successor, set()).add(handover.thing)
    count = 0
    for successor, things in by_successor.items():
        result = hand_over(
            successor,
            # A closure over the loop's variable, called before the loop goes on.
            lambda thing, things=things: person if key_of(thing) in things else None,
            by,
        )
        count += len(result.replaced)
    return count


def _give_back_work(handovers: list[Handover], user: User) -> int:
    count = 0
    for handover in handovers:
        if handover.successor is None or handover.successor.user is None:
            continue
        now = handover.successor.user
        pk = handover.thing.partition(":")[2]
        if handover.kind == Handover.Kind.BEGUN:
            count += Page.objects.filter(pk=pk, owner=now).update(owner=user)
        elif handover.kind == Handover.Kind.SENT:
            states = WorkflowState.objects.active().filter(pk=pk, requested_by=now)
            count += states.update(requested_by=user)
    return count
