"""Taking links away from readers, and giving them back."""

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import ModelLogEntry

from links.models import Link

NO_TARGET = _(
    "The link has no address, so readers cannot be sent there. Write the address on "
    "the link’s own page first."
)
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

    Links whose address is lost stay unavailable. Rows are updated and not saved: the
    search index, which a save writes to, has nothing in it that changes here. The
    links given follow.
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
            if available:
                wanted = wanted.with_target()
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

    Links about which something else has been decided since are left alone, and so
    are those whose address has been lost meanwhile.
    """
    actions = _decided(change)
    done = 0
    with transaction.atomic():
        for action in set(actions.values()):
            ids = [pk for pk in actions if actions[pk] == action]
            for batch in batches(ids):
                links = Link.objects.filter(pk__in=batch)
                _change, count = set_availability_of(
                    links, user, available=action == FLAG
                )
                done += count
    return done


def left_without_target(change: uuid.UUID) -> int:
    """Return how many links cannot be given back, since their address is lost."""
    flagged = [pk for pk, action in _decided(change).items() if action == FLAG]
    return sum(
        Link.objects.filter(pk__in=batch).without_target().count()
        for batch in batches(flagged)
    )


def explain_left(count: int) -> str:
    """Say how many links were not given back, and why; "" for none."""
    if not count:
        return ""
    return ngettext(
        "%(count)d link is still unavailable, because it has no address. Write the "
        "address on the link’s own page first.",
        "%(count)d links are still unavailable, because they have no address. Write "
        "the addresses on the links’ own pages first.",
        count,
    ) % {"count": count}


def _decided(change: uuid.UUID) -> dict[int, str]:
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Link),
        uuid=change,
        action__in=(FLAG, UNFLAG),
    ).values_list("object_id", "action")
    return {int(pk): action for pk, action in entries}


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
