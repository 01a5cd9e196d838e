"""Things to do about pages that are rows of some table, counted in one query for all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Count, F, IntegerField, Max, QuerySet, Value


class Asking(Protocol):
    """Whose things to do are counted."""

    user: object
    # The primary keys of their own pages, to stand in other queries.
    own_ids: QuerySet


def _nowhere_else(page_id: int) -> str:
    return ""


@dataclass(frozen=True)
class Source:
    """What tells of one kind of need.

    `rows` is asked with a desk and returns what `counted_by_page` does, or None for
    somebody who may not know; the desk asks for the rows of all sources together.
    """

    kind: int
    rows: Callable[[Asking], QuerySet | None]
    # In words: so many of them wait.
    sentence: Callable[[int], str]
    # Where they are answered, if not in the editor of the page with this key.
    url: Callable[[int], str] = _nowhere_else


_sources: list[Source] = []


def tell_of_needs(source: Source) -> None:
    """Have every desk ask `source` too."""
    if source not in _sources:
        _sources.append(source)


def all_sources() -> list[Source]:
    """Return who tells of needs besides the desk itself."""
    return list(_sources)


def counted_by_page(
    rows: QuerySet, since: str, counted: str = "pk", page: str = "page"
) -> QuerySet:
    """Return for each page how many of `rows` are about it, and the newest moment.

    Dictionaries of `about`, `count` and `since`, which is of the column that `since`
    names. `counted` names what is counted once however often it is there; `page`, the
    column that tells which page a row is about.
    """
    count = Count(counted, distinct=counted != "pk")
    by_page = rows.order_by().annotate(about=F(page)).values("about")
    return by_page.annotate(count=count, since=Max(since))


def counted_together(parts: Iterable[tuple[int, QuerySet]]) -> Iterator[dict]:
    """Yield the dictionaries of all `parts`, each with its `source`; one query."""
    queries = [
        part.annotate(source=Value(number, IntegerField())).values_list(
            "source", "about", "count", "since"
        )
        for number, part in parts
    ]
    if not queries:
        return
    first, *others = queries
    # Of its own accord it would have the order of the first table.
    for source, page, count, since in first.union(*others, all=True).order_by():
        yield {"source": source, "page": page, "count": count, "since": since}
