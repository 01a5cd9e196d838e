"""Somebody stops: all at once, or nothing of it."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from colleagues.leaving import trail
from colleagues.leaving.belongings import begun_by, sent_by
from colleagues.models import Departure, Handover
from pages.models import Person
from pages.owners.replacing import hand_over, key_of
from pages.people.uses import people_in
from users.models import User

Kind = Handover.Kind


@transaction.atomic
def carry_out(departure: Departure, by: User | None) -> Departure:
    """Give on what the colleague has, and close the account; `by` decides what may be.

    Of two who do it at once, the second does nothing. What may not be given on, or to
    whom nobody is left, stays and is counted in `left_over`; the account is closed all
    the same.
    """
    departure = Departure.objects.select_for_update().get(pk=departure.pk)
    if departure.done_at is not None:
        return departure
    if departure.user is None and departure.person is not None:
        # They have been given an account since.
        departure.user = departure.person.user
    successor_on = _successors(departure)
    departure.handovers.all().delete()
    if departure.person is not None:
        departure.left_over = _give_on_names(departure, successor_on, by)
        # With the signals that a save sends: readers are to ring nobody who has left.
        departure.person.is_active = False
        departure.person.save(update_fields=["is_active"])
    if departure.user is not None:
        departure.left_over += _give_on_work(departure, successor_on)
        departure.user.is_active = False
        departure.user.save(update_fields=["is_active"])
    # What an earlier round has left is what this one has been about.
    earlier = Departure.objects.filter(user=departure.user, person=departure.person)
    earlier.exclude(done_at=None).update(left_over=0)
    departure.done_at = timezone.now()
    departure.save(update_fields=["user", "done_at", "left_over"])
    trail.tell(departure, trail.CARRIED_OUT, by)
    return departure


def _successors(departure: Departure) -> Callable[[Model], Person | None]:
    """Return who takes over what; nobody who has left meanwhile, or who leaves now."""
    asked = departure.handovers.select_related("successor__user")
    excepted = {handover.thing: handover.successor for handover in asked}

    def successor_on(thing: Model) -> Person | None:
        person = excepted.get(_key_of(thing), departure.successor)
        gone = person is None or not person.is_active or person == departure.person
        return None if gone else person

    return successor_on


def _key_of(thing: Model) -> str:
    """Return the key under which a thing can be excepted: of a page, in its own class."""
    if isinstance(thing, Page):
        return f"{thing.specific_class._meta.label_lower}:{thing.pk}"
    return key_of(thing)


def _give_on_names(departure: Departure, successor_on, by: User | None) -> int:
    """Put the successors in the place of the one who leaves; return how many are left."""
    old, owner = departure.person, departure.successor
    theirs: set[str] = set()
    left: list[Model] = []

    def noted(thing: Model) -> Person | None:
        new = successor_on(thing)
        if new is None:
            left.append(thing)
        elif new.pk in people_in(thing):
            theirs.add(key_of(thing))
        return new

    is_here = owner is not None and owner.is_active
    # Who planned it may have left as well: then nobody's rights say what may be changed.
    decides = by if by is not None and by.is_active else AnonymousUser()
    result = hand_over(old, noted, decides, in_templates=owner if is_here else None)
    Handover.objects.bulk_create(
        Handover(
            departure=departure, thing=thing, successor=new, was_theirs=thing in theirs
        )
        for thing, new in result.successors.items()
    )
    return len(result.refused) + len(left)


def _give_on_work(departure: Departure, successor_on) -> int:
    """Give on what was begun, and who is answered about what was sent; unlock the rest."""
    user = departure.user
    taken, left = [], 0
    for page in begun_by(user):
        new = successor_on(page)
        if new is None or new.user is None:
            left += 1
            continue
        Page.objects.filter(pk=page.pk).update(owner=new.user)
        taken.append((Kind.BEGUN, page, new))
    for state in sent_by(user):
        new = state.content_object and successor_on(state.content_object)
        if not new or new.user is None:
            left += 1
            continue
        WorkflowState.objects.filter(pk=state.pk).update(requested_by=new.user)
        taken.append((Kind.SENT, state, new))
    Page.objects.filter(locked_by=user).update(
        locked=False, locked_by=None, locked_at=None
    )
    Handover.objects.bulk_create(
        Handover(departure=departure, kind=kind, thing=key_of(thing), successor=new)
        for kind, thing, new in taken
    )
    return left
