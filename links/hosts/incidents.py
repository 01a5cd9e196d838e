"""Hosts as a whole: how their links are doing, and when many of them fail at once.

A site that has closed or been rebuilt is one thing to decide, not fifty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Min, Q, QuerySet

from linkcheck.verdicts import Verdict
from links.models import Link, LinkHealth, LinkUse

FAILING = (Verdict.FAILING, Verdict.PROBABLY_BROKEN)
# So many of a host's links, and at least half of those that have been checked.
MANY = 3

_FAILS = Q(verdict__in=FAILING)
_PUBLIC = Q(link__availability=Link.Availability.AVAILABLE)


@dataclass(frozen=True, slots=True)
class HostState:
    """How the links to one host are doing."""

    host: str
    links: int = 0
    checked: int = 0
    failing: int = 0
    # Those of the failing that readers are still sent to.
    undecided: int = 0
    unavailable: int = 0
    moved: int = 0
    # When the first of the failing links began to fail.
    since: datetime | None = None
    # The code of what most of the failing links fail with.
    problem: str = ""
    # How many public pages show one of the failing links.
    live_pages: int = 0

    @property
    def is_incident(self) -> bool:
        """Whether so many fail at once that they are one thing to decide."""
        return (
            self.failing >= MANY
            and 2 * self.failing >= self.checked
            and self.undecided > 0
        )


def current() -> list[HostState]:
    """Return the hosts whose links fail together, those on most pages first."""
    found = states(hosts_with_incidents())
    return sorted(found, key=lambda s: (-s.live_pages, -s.failing, s.host))


def hosts_with_incidents() -> QuerySet:
    """Return the names of the hosts whose links fail together, as a queryset."""
    # The few that fail are found by an index; only their hosts are counted whole.
    candidates = (
        LinkHealth.objects.filter(_FAILS)
        .values("host")
        .annotate(failing=Count("pk"))
        .filter(failing__gte=MANY)
        .values("host")
    )
    return (
        LinkHealth.objects.filter(host__in=candidates)
        .values("host")
        .annotate(
            failing=Count("pk", filter=_FAILS),
            checked=Count("pk", filter=~Q(verdict=Verdict.UNCHECKED)),
            undecided=Count("pk", filter=_FAILS & _PUBLIC),
        )
        .filter(undecided__gt=0, checked__lte=2 * F("failing"))
        .values_list("host", flat=True)
    )


def states(hosts: Iterable[str] | QuerySet) -> list[HostState]:
    """Return how the links to each of `hosts` are doing, in three queries."""
    known = LinkHealth.objects.filter(host__in=hosts)
    pages = dict(
        LinkUse.objects.filter(
            in_live=True,
            link__health__host__in=hosts,
            link__health__verdict__in=FAILING,
        )
        .values_list("link__health__host")
        .annotate(pages=Count("page", distinct=True))
    )
    problems = dict(
        known.filter(_FAILS)
        .values_list("host", "problem")
        .annotate(links=Count("pk"))
        # The last one of each host is the one that stays: the most frequent.
        .order_by("links", "problem")
        .values_list("host", "problem")
    )
    counted = (
        known.values("host")
        .annotate(
            links=Count("pk"),
            checked=Count("pk", filter=~Q(verdict=Verdict.UNCHECKED)),
            failing=Count("pk", filter=_FAILS),
            undecided=Count("pk", filter=_FAILS & _PUBLIC),
            unavailable=Count("pk", filter=~_PUBLIC),
            moved=Count("pk", filter=Q(verdict=Verdict.MOVED)),
            since=Min("failing_since", filter=_FAILS),
        )
        .order_by("host")
    )
    return [
        HostState(
            **row,
            problem=problems.get(row["host"], ""),
            live_pages=pages.get(row["host"], 0),
        )
        for row in counted
    ]


def state_of(host: str) -> HostState:
    """Return how the links to one host are doing; all zero when there are none."""
    return next(iter(states([host])), HostState(host))
