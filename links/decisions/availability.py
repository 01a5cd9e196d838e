"""Taking links away from readers, and giving them back."""

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from links.models import Link

FLAG, UNFLAG = "links.flag", "links.unflag"
_BATCH = 500


def set_availability(link: Link, user, *, available: bool) -> None:
    """Decide whether readers are sent there, and sign the decision.

    Nothing that was written about the link is lost, so the one undoes the other.
    """
    if link.is_flagged != available:
        return
    set_availability_of([link], user, available=available)


def set_availability_of(
    links: Iterable[Link], user, *, available: bool, reason: str = ""
) -> tuple[uuid.UUID, int]:
    """Decide it for many links; return what the change is called, and how many it was.

    Rows are updated and not saved: the search index, which a save writes to, has
    nothing in it that changes here. The links given follow.
    """
    change = uuid.uuid4()
    now = timezone.now()
    old, new = Link.Availability.UNAVAILABLE, Link.Availability.AVAILABLE
    values = {"unavailable_since": None, "unavailable_by": None}
    if not available:
        old, new = new, old
        values = {"unavailable_since": timezone.localdate(), "unavailable_by": user}
        if reason:
            values["unavailable_reason"] = reason
    values["availability"] = new
    done = 0
    with transaction.atomic():
        for batch in batches(links):
            wanted = Link.objects.filter(pk__in=[link.pk for link in batch])
            changing = set(
                wanted.filter(availability=old)
                .select_for_update()
                .values_list("pk", flat=True)
            )
            Link.objects.filter(pk__in=changing).update(**values)
            changed = [link for link in batch if link.pk in changing]
            for link in changed:
                for name, value in values.items():
                    setattr(link, name, value)
            sign(changed, UNFLAG if available else FLAG, user, now=now, change=change)
            done += len(changed)
    return change, done


def undo_change(change: uuid.UUID, user) -> int:
    """Take back what was decided for many links at once; return for how many.

    Links about which something else has been decided since are left alone.
    """
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Link),
        uuid=change,
        action__in=(FLAG, UNFLAG),
    ).values_list("object_id", "action")
    actions = {int(pk): action for pk, action in entries}
    done = 0
    with transaction.atomic():
        for action in set(actions.values()):
            ids = [pk for pk in actions if actions[pk] == action]
            for batch in batches(ids):
                links = Link.objects.filter(pk__in=batch)
                _, count = set_availability_of(links, user, available=action == FLAG)
                done += count
    return done


def batches(items: Iterable) -> Iterator[list]:
    """Yield the items in lists that are not too long for one query."""
    items = iter(items)
    while batch := list(islice(items, _BATCH)):
        yield batch


def sign(links: Iterable[Link], action: str, user, *, now, change, data=None) -> None:
    """Write a decision about many links into the history of each."""
    content_type = ContentType.objects.get_for_model(Link)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(link.pk),
            label=link.title,
            action=action,
            data=data or {},
            timestamp=now,
            uuid=change,
            user=user,
        )
        for link in links
    )
