"""What apps above add to a page of an app below, fetched with all that it shows.

The page's type has a list of `Additions` and asks them all in the statement in which it
asks for the rest, so that nothing that is added costs a query.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db.models import QuerySet

from page_cache.marking import holds_until
from pages.serving.frame import Frame

Found = Mapping[str, list]


class Content(Protocol):
    """What a template prints, and until when it is true."""

    true_until: datetime.datetime | None


@dataclass(frozen=True)
class Addition:
    """What one app adds.

    `queries` may have the parameter `page`, the page's primary key, and those that
    `parameters` gives for a moment, if any. `read` makes of their rows what `template`
    prints as `content`; it is called for no rows too.
    """

    template: str
    queries: Callable[[], dict[str, QuerySet]]
    read: Callable[[Found, Frame, datetime.datetime], Content]
    parameters: Callable[[datetime.datetime], dict] = lambda _now: {}


@dataclass(frozen=True)
class Added:
    """Something that was added to a page, ready to be printed."""

    template: str
    content: Content


class Additions:
    """What is added to the pages of one type; filled when the apps are ready."""

    def __init__(self) -> None:
        self._known: list[Addition] = []

    def add(self, addition: Addition) -> None:
        """Have it asked for from now on."""
        if addition not in self._known:
            self._known.append(addition)

    def queries(self) -> dict[str, QuerySet]:
        """Return the queries of all."""
        return {
            name: query
            for addition in self._known
            for name, query in addition.queries().items()
        }

    def parameters(self, now: datetime.datetime) -> dict:
        """Return the parameters of all."""
        return {
            name: value
            for addition in self._known
            for name, value in addition.parameters(now).items()
        }

    def read(self, found: Found, frame: Frame, now: datetime.datetime) -> list[Added]:
        """Return what was found, in the order in which it was added.

        The page is kept no longer than all of it is true.
        """
        added = [
            Added(addition.template, addition.read(found, frame, now))
            for addition in self._known
        ]
        for item in added:
            if item.content.true_until is not None:
                holds_until(frame.request, item.content.true_until)
        return added
