"""What a search finds besides pages, such as documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from search.language.query_terms import QueryTerm
from search.narrowing.kinds import Kind, tell_apart


@dataclass(frozen=True)
class Besides:
    """A kind of hits that are no pages.

    `find` makes the query for those that hold all terms, best first; `template` prints
    one of them as `hit`. `group` is the way from one to the group that it belongs to.
    """

    kind: Kind
    find: Callable[[Sequence[QueryTerm]], QuerySet]
    template: str
    group: str

    def found(self, terms: Sequence[QueryTerm], group: str = "") -> QuerySet:
        """Return the query for what holds the terms, and belongs to a group."""
        found = self.find(terms)
        return found.filter(**{f"{self.group}__slug": group}) if group else found


_besides: dict[str, Besides] = {}


def find_besides(besides: Besides) -> None:
    """Have searches find it from now on."""
    tell_apart(besides.kind)
    _besides[besides.kind.key] = besides


def all_besides() -> list[Besides]:
    """Return all that is found besides pages."""
    return list(_besides.values())


def besides_of(kind: Kind | None) -> Besides | None:
    """Return what is found of a kind that is no page's."""
    return _besides.get(kind.key) if kind else None
