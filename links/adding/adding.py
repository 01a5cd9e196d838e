"""The links of a list: those that the register has, and those that it gets."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.search.backends import get_search_backends

from linkcheck.addresses import host_of
from linkcheck.tracking import without_tracking
from links.adding.lines import TITLE_LENGTH, Entry
from links.adding.titles import fetch_titles_soon
from links.decisions.availability import batches, sign
from links.health.keeping import ensure_all, host_name
from links.models import Link, ProposedTitle


@dataclass(frozen=True)
class Added:
    """The links of a list, in its order, and which of them are new."""

    links: list[Link]
    new: set[int]
    # New, and without a title of their own.
    untitled: set[int]


def add_links(entries: list[Entry], user) -> Added:
    """Make or find the link of each entry; the number of queries does not grow by it.

    A link that is there already keeps the title it has.
    """
    with transaction.atomic():
        known = _known_links(entry.url for entry in entries)
        missing = [entry for entry in entries if _bare(entry.url) not in known]
        made = _make(missing, user)
    untitled = {
        link.pk for link, entry in zip(made, missing, strict=True) if not entry.title
    }
    if made:
        fetch_titles_soon(sorted(untitled))
    links = known | {_bare(link.url): link for link in made}
    return Added(
        links=[links[_bare(entry.url)] for entry in entries],
        new={link.pk for link in made},
        untitled=untitled,
    )


def links_at(entries: list[Entry]) -> dict[Entry, Link]:
    """Return the link of each entry whose address the register has, in their order."""
    known = _known_links(entry.url for entry in entries)
    return {
        entry: known[_bare(entry.url)] for entry in entries if _bare(entry.url) in known
    }


def _known_links(addresses: Iterable[str]) -> dict[str, Link]:
    """Return the links to the places of addresses, by what tells places apart.

    As the register compares: however readers are counted on the way.
    """
    addresses = list(addresses)
    wanted = {_bare(address) for address in addresses}
    hosts = {host_name(address) for address in addresses}
    # Of the host's other links only these can be the same place.
    tracked = Q(url__contains="?") | Q(url__contains="#")
    found = {}
    for batch in batches(sorted({*addresses, *wanted})):
        for link in Link.objects.filter(url__in=batch).order_by("pk"):
            found.setdefault(_bare(link.url), link)
    left = wanted - found.keys()
    for batch in batches(sorted(hosts) if left else ()):
        alike = Link.objects.filter(tracked, health__host__in=batch).order_by("pk")
        for link in alike.iterator():
            if _bare(link.url) in left:
                found.setdefault(_bare(link.url), link)
    return found


def _make(entries: list[Entry], user) -> list[Link]:
    made = Link.objects.bulk_create(
        Link(url=entry.url, title=entry.title or _stand_in(entry.url))
        for entry in entries
    )
    if not made:
        return []
    now = timezone.now()
    ProposedTitle.objects.bulk_create(
        ProposedTitle(link=link, title=link.title)
        for link, entry in zip(made, entries, strict=True)
        if not entry.title
    )
    sign(made, "wagtail.create", user, now=now, change=uuid.uuid4())
    # What a signal does for each that is saved by itself.
    ensure_all(now)
    reindex(made)
    return made


def reindex(links: list[Link]) -> None:
    """Tell Wagtail's index of links that were written many at a time."""
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Link, links)


def _stand_in(url: str) -> str:
    return (host_of(url) or url)[:TITLE_LENGTH]


def _bare(url: str) -> str:
    return without_tracking(url)
