"""What stands above every page because something is the matter.

An app above `pages` says so with `show_strips`. What it asks for comes with the site,
in the query that every page begins with.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import QuerySet, TextField
from django.db.models.functions import Length, Substr

from prepared.parameters import Among, Choices

if TYPE_CHECKING:
    from pages.serving.frame import Frame

# A condition on pages: they are on the way to the address of the request.
OnTheWay = Callable[[str], Among]


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

    def queries(self, on_the_way: OnTheWay) -> dict[str, QuerySet]:
        """Return what to ask for, by names that no other source has.

        With the parameters `now`, a moment, and `is_front`: whether the address is
        that of the front page. `on_the_way` makes a condition of the way from the
        query's model to the column `url_path` of a page.
        """

    def strips(self, found: dict[str, list], frame: "Frame") -> Iterable[Strip]:
        """Return what stands above the page of `frame`, in the order of reading."""


SOURCES: list[StripSource] = []


def show_strips(source: StripSource) -> None:
    """Have every page show what `source` has to show; called when apps are ready."""
    SOURCES.append(source)


def strip_queries(home_url_path) -> dict[str, QuerySet]:
    """Return the queries of all sources; `home_url_path` is an expression.

    With the parameter `addresses`, those on the way below the front page.
    """

    def on_the_way(column: str) -> Among:
        address = Substr(column, Length(home_url_path) + 1)
        return Among(address, Choices("addresses", TextField()))

    found: dict[str, QuerySet] = {}
    for source in SOURCES:
        found |= source.queries(on_the_way)
    return found
