"""What stands above every page because something is the matter.

An app above `pages` says so with `show_strips`. What it asks for comes with the site,
in the query that every page begins with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import CharField, Q, QuerySet, TextField
from django.db.models.functions import Length, Substr

from prepared.parameters import Among, Choices

if TYPE_CHECKING:
    from pages.serving.frame import Frame


@dataclass(frozen=True)
class Strip:
    """Something above a page. One that is urgent comes before all else that is read."""

    template: str
    # The CSS that it needs, which pages without it do without.
    sheet: str
    is_urgent: bool
    # What its template is given.
    content: Any


class StripSource(Protocol):
    """Where strips come from."""

    def queries(self, on_the_way: Q) -> dict[str, QuerySet]:
        """Return what to ask for, by names that no other source has.

        With the parameters `now`, a moment, and `is_front`: whether the address is
        that of the front page. `on_the_way` is a condition on pages: they are on the
        way to the address.
        """

    def strips(self, found: dict[str, list], frame: "Frame") -> Iterable[Strip]:
        """Return what stands above the page of `frame`, in the order of reading."""


SOURCES: list[StripSource] = []


def show_strips(source: StripSource) -> None:
    """Have every page show what `source` has to show; called when apps are ready."""
    SOURCES.append(source)


def strip_queries(home_url_path) -> dict[str, QuerySet]:
    """Return the queries of all sources; `home_url_path` is an expression.

    With the parameters `slugs` and `addresses` of those on the way below the front page.
    """
    address = Substr("url_path", Length(home_url_path) + 1)
    # The slug, of which there is an index, rules out most of them.
    on_the_way = Q(Among("slug", Choices("slugs", CharField())))
    on_the_way &= Q(Among(address, Choices("addresses", TextField())))
    found: dict[str, QuerySet] = {}
    for source in SOURCES:
        found |= source.queries(on_the_way)
    return found
