"""What replacing a piece of some addresses would come to, before anything is done."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from linkcheck.addresses import normalise_address
from links.models import Link, RewrittenLink

_CHUNK = 500
_Outcome = RewrittenLink.Outcome


@dataclass(frozen=True, slots=True)
class Planned:
    """A link whose address has the piece in it, and what the address becomes."""

    link_id: int
    title: str
    old: str
    new: str
    # WAITING, or why the new address need not be tried.
    outcome: str = _Outcome.WAITING
    # What is wrong with an address that is refused.
    reason: str = ""


def links_to_host(host: str) -> QuerySet[Link]:
    """Return the links that lead to a host."""
    return Link.objects.filter(health__host=host)


def plan(links: QuerySet[Link], find: str, replace: str) -> list[Planned]:
    """Return what would be changed of these links, in the order of the old addresses.

    The piece is taken as it stands, and replaced where it is found first.
    """
    if not find or find == replace:
        return []
    addresses = links.filter(url__contains=find).order_by("url", "pk")
    planned = [
        _replaced(pk, title, url, find, replace)
        for pk, title, url in addresses.values_list("pk", "title", "url")
        # Not every database tells capitals from small letters.
        if find in url
    ]
    return list(_without_duplicates([row for row in planned if row.old != row.new]))


def minutes_for(count: int) -> int:
    """Return about how long it takes to try so many, when they are all of one host."""
    seconds = count * (1.25 * settings.LINK_CHECK_PAUSE + 0.5)
    return math.ceil(seconds / 60)


def _replaced(pk: int, title: str, url: str, find: str, replace: str) -> Planned:
    new = url.replace(find, replace, 1)
    try:
        return Planned(pk, title, url, normalise_address(new))
    except ValidationError as error:
        return Planned(pk, title, url, new, _Outcome.REFUSED, error.messages[0])


def _without_duplicates(planned: Iterable[Planned]) -> Iterator[Planned]:
    """Tell of addresses that another link has, or would get in the same go."""
    wanted = [row.new for row in planned if row.outcome == _Outcome.WAITING]
    taken = set()
    for start in range(0, len(wanted), _CHUNK):
        known = Link.objects.filter(url__in=wanted[start : start + _CHUNK])
        taken.update(known.values_list("url", flat=True))
    for row in planned:
        if row.outcome == _Outcome.WAITING and row.new in taken:
            yield Planned(row.link_id, row.title, row.old, row.new, _Outcome.TAKEN)
        else:
            taken.add(row.new)
            yield row
