"""Giving links new addresses, one or many at a time, and taking that back.

Each change is signed in the link's history with the old address and the new one.
What was done together shares a uuid there, which is all that it takes to undo it.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from operator import attrgetter

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models.audit_log import ModelLogEntry
from wagtail.search import index

from linkcheck.observation import Observation
from linkcheck.verdicts import Evidence, Verdict
from links.health import keeping
from links.models import Host, Link, LinkHealth

# An editor took over the address that a link has moved to; or replaced a piece of
# many, after the new ones had been tried, or without; and any of it was undone.
MOVE = "links.accept_move"
REWRITE = "links.rewrite"
REPLACE = "links.replace_address"
UNDO = "links.readdress_back"
# Older changes are undone by hand, with somebody looking at each.
UNDO_WITHIN = timedelta(days=30)

_KNOWN = [field.name for field in LinkHealth._meta.fields if not field.primary_key]


@dataclass(frozen=True, slots=True)
class NewAddress:
    """A link's address as it is, and as it is to be."""

    link_id: int
    old: str
    new: str


@dataclass
class AddressChanges:
    """What became of a change; the rest is as it was."""

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    changed: list[NewAddress] = field(default_factory=list)
    # Another link has the new address.
    taken: list[NewAddress] = field(default_factory=list)
    # The link is gone, or has another address by now.
    stale: list[NewAddress] = field(default_factory=list)


def readdress(wanted: Iterable[NewAddress], user, action: str) -> AddressChanges:
    """Give links new addresses, in one transaction.

    The row of each link is changed by itself, without the cost of a save; the search
    index follows in the background. What is moved or rewritten was seen to work.
    """
    changes = AddressChanges()
    with transaction.atomic():
        # In one order, so that two editors do not wait for each other in a ring.
        for address in sorted(wanted, key=attrgetter("link_id")):
            _change(address, changes)
        if changes.changed:
            ids = [address.link_id for address in changes.changed]
            if action in (UNDO, REPLACE):
                keeping.ensure_all(timezone.now())
            else:
                _take_for_good(ids)
            _sign(changes, user, action)
            transaction.on_commit(lambda: reindex_links.enqueue(ids))
    return changes


def undo(change_id: uuid.UUID, user) -> AddressChanges:
    """Give links back the addresses that they had before a change of some days ago."""
    entries = (
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Link),
            action__in=(MOVE, REWRITE, REPLACE),
            uuid=change_id,
            timestamp__gte=timezone.now() - UNDO_WITHIN,
        )
        .order_by("pk")
        .values_list("object_id", "data")
    )
    return readdress(
        [NewAddress(int(pk), data["new"], data["old"]) for pk, data in entries],
        user,
        UNDO,
    )


@task(backend="background")
def reindex_links(link_ids: list[int]) -> None:
    """Let the search in the admin find links by what they have now."""
    for link in Link.objects.filter(pk__in=link_ids).iterator():
        index.insert_or_update_object(link)


def _change(address: NewAddress, changes: AddressChanges) -> None:
    links = Link.objects.filter(pk=address.link_id, url=address.old)
    try:
        with transaction.atomic():
            is_changed = links.update(url=address.new)
    except IntegrityError:
        changes.taken.append(address)
    else:
        (changes.changed if is_changed else changes.stale).append(address)


def _take_for_good(link_ids: list[int]) -> None:
    """Let links count as working at addresses that were seen to work.

    The title by which a page is known stays; the next run looks for itself.
    """
    now = timezone.now()
    healths = list(
        LinkHealth.objects.select_for_update()
        .filter(pk__in=link_ids)
        .select_related("link")
        .order_by("pk")
    )
    for known in healths:
        known.url = known.link.url
        known.host_id = keeping.host_name(known.url)
        known.take(
            Evidence(
                verdict=Verdict.OK,
                verdict_since=now,
                page_title=known.page_title,
                page_language=known.page_language,
                checked_at=now,
            )
        )
        known.note(Observation(checked_at=now, final_url=known.url))
        known.next_check_at = now
    Host.objects.bulk_create(
        [Host(name=name) for name in sorted({known.host_id for known in healths})],
        ignore_conflicts=True,
    )
    LinkHealth.objects.bulk_update(healths, _KNOWN, batch_size=100)


def _sign(changes: AddressChanges, user, action: str) -> None:
    content_type = ContentType.objects.get_for_model(Link)
    titles = dict(
        Link.objects.filter(
            pk__in=[address.link_id for address in changes.changed]
        ).values_list("pk", "title")
    )
    now = timezone.now()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(address.link_id),
            label=titles[address.link_id],
            action=action,
            data={"old": address.old, "new": address.new},
            timestamp=now,
            uuid=changes.id,
            user=user,
            content_changed=True,
        )
        for address in changes.changed
    )
