"""What pages belong to, such as a department: by that a search is narrowed."""

from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q, QuerySet


@dataclass(frozen=True)
class Group:
    """Something that pages belong to."""

    slug: str
    title: str


class Grouping(Protocol):
    """What an app above knows of groups. All of it is what the public may see."""

    def group(self, slug: str) -> Group | None:
        """Return the group of that name."""

    def belonging(self) -> QuerySet:
        """Return rows of a page's primary key, the slug of a group, and its title."""

    def pages_of(self, slug: str) -> list[QuerySet]:
        """Return the primary keys of what belongs to a group, in any number of queries."""


_groupings: list[Grouping] = []


def group_by(grouping: Grouping) -> None:
    """Let searches be narrowed by it. There is one at most."""
    _groupings[:] = [grouping]


def the_grouping() -> Grouping | None:
    """Return what searches are narrowed by, if there is anything."""
    return next(iter(_groupings), None)


def group_named(slug: str) -> Group | None:
    """Return the group that an address means, if there is such a one."""
    grouping = the_grouping()
    return grouping.group(slug) if grouping and slug else None


def of_group(pages: QuerySet, group: Group) -> QuerySet:
    """Return those of `pages` that belong to a group."""
    either = Q(pk__in=[])
    for keys in the_grouping().pages_of(group.slug):
        either |= Q(pk__in=keys)
    return pages.filter(either)
