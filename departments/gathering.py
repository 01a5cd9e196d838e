"""What belongs to a department and is kept by other apps, gathered on its page.

An app above adds itself in its `ready`:

    gather(Source("initiatives", of_department, "initiatives/of_department.html"))

All sources are asked in the statement that fetches the page, and printed in the order
of `PLACES`, however the apps were loaded. One that finds nothing prints nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Expression, QuerySet
from django.http import HttpRequest

# What cannot wait, and who answers now, stand before whom to ring, all else after it.
URGENT = ("notices", "urgent_help")
PLACES = (*URGENT, "forms", "activities", "initiatives", "news", "documents")
# The names of the queries begin with it.
_PREFIX = "gathered_"


def as_found(rows: list, request: HttpRequest) -> list:
    """Return all that was found, as most sources do."""
    return rows


@dataclass(frozen=True)
class Source:
    """What one app has of a department.

    `query` makes the query for it, given the primary key of the department; of models,
    constants and that alone, since its SQL is written once (`prepared`). `template`
    prints its `rows` for the page `department`. `shown` chooses among what was found
    when that depends on the clock, and says to `page_cache.marking` until when it holds.
    """

    place: str
    query: Callable[[Expression], QuerySet]
    template: str
    shown: Callable[[list, HttpRequest], Sequence] = as_found

    @property
    def query_name(self) -> str:
        """Under which name its query is asked."""
        return f"{_PREFIX}{self.place}"


@dataclass(frozen=True)
class Gathered:
    """What a source has found, for the template."""

    place: str
    template: str
    rows: Sequence


_sources: dict[str, Source] = {}


def gather(source: Source) -> None:
    """Show from now on what `source` finds on the pages of departments."""
    if source.place not in PLACES:
        message = f"{source.place} has no place on the page of a department"
        raise ValueError(message)
    _sources[source.place] = source


def sources() -> list[Source]:
    """Return all sources, in the order in which they are shown."""
    return [_sources[place] for place in PLACES if place in _sources]


def gathered_queries(department: Expression) -> dict[str, QuerySet]:
    """Return the queries of all sources, by their names."""
    return {source.query_name: source.query(department) for source in sources()}


def what_was_gathered(found: dict[str, list], request: HttpRequest) -> list[Gathered]:
    """Return what there is to show of what the queries found."""
    gathered = (
        Gathered(
            source.place,
            source.template,
            source.shown(found.get(source.query_name, []), request),
        )
        for source in sources()
    )
    return [each for each in gathered if each.rows]
