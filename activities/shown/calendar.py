"""The calendar page: a list first, by day, narrowed by links."""

import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from activities.shown.date import Day, ShownDate, by_day, true_until
from activities.shown.queries import (
    DATES_PER_PAGE,
    FILTERS,
    MONTHS_AHEAD,
    dates_below,
    narrowed,
    reachable,
    references_of,
)
from clock.moments import beginning_of, local_day
from links.printing.lookup import share_root_paths
from plaintext.slugs import asked_slug
from search.pagination import PageLinks, number_of_page, page_of_fetched

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Choice:
    """One of the links that narrow the list."""

    title: str
    value: str
    url: str
    is_current: bool
    pk: int = 0


class Calendar:
    """The dates of an overview as a visitor has asked for them, at the moment `now`.

    `parameters` are what the visitor sent: `department` and `initiative` (slugs),
    `month` (2026-12) and `page` (a number). What does not exist finds nothing; a month
    or a number that makes no sense is left out.
    """

    def __init__(self, url: str, overview, parameters: QueryDict, now=None):
        self.url = url
        self.overview = overview
        self.now = now or timezone.now()
        self.today = timezone.localdate(self.now)
        self.chosen = {
            name: asked_slug(parameters.get(name, ""))
            for name in ("department", "initiative")
        }
        month = _MONTH.fullmatch(parameters.get("month", "").strip())
        self.chosen["month"] = month[0] if month else ""
        self.page_number = parameters.get("page", "1")
        self._fetched: dict[str, list] = {}

    @property
    def filters(self) -> tuple[str, ...]:
        """The names of what the visitor has chosen."""
        return tuple(name for name in FILTERS if self.chosen[name])

    @property
    def values(self) -> dict:
        """The parameters of the queries."""
        month_from, month_until = self._month
        return {
            "now": self.now,
            "path": self.overview.path,
            "depth": self.overview.depth,
            "department": self.chosen["department"],
            "initiative": self.chosen["initiative"],
            "month_from": month_from,
            "month_until": month_until,
            **{f"month_{n}": self._beginning_of(n) for n in range(MONTHS_AHEAD + 1)},
        }

    @property
    def references(self) -> dict:
        """What to ask for with all that the overview refers to."""
        return {"references": references_of(self.filters, self._number), **self.values}

    def take(self, found: dict[str, list], root_paths) -> None:
        """Keep what `references` found."""
        self._fetched = found
        share_root_paths((row.activity for row in found["dates"]), root_paths)

    @cached_property
    def dates(self) -> Page:
        """The dates on this page of the list."""
        rows = self._fetched.get("dates", [])
        ((total,),) = self._fetched.get("total", [(0,)])
        shown = [ShownDate(row, self.today, row.activity) for row in rows]
        return page_of_fetched(shown, total, self._number, DATES_PER_PAGE)

    @property
    def days(self) -> list[Day]:
        """The same, by the day."""
        return list(by_day(self.dates, self.today))

    @property
    def total(self) -> int:
        """How many dates there are, on all pages of the list."""
        return self.dates.paginator.count

    @property
    def true_until(self) -> datetime.datetime:
        """Until when the list is as it is."""
        ends = [end for (end,) in self._fetched.get("next_end", [])]
        return true_until(ends, self.now)

    @property
    def is_filtered(self) -> bool:
        return bool(self.filters)

    @cached_property
    def departments(self) -> list[Choice]:
        return [
            self._choice("department", slug, title, pk)
            for title, slug, pk in self._fetched.get("departments", [])
        ]

    @cached_property
    def initiatives(self) -> list[Choice]:
        return [
            self._choice("initiative", slug, title, pk)
            for title, slug, pk in self._fetched.get("initiatives", [])
        ]

    @cached_property
    def months(self) -> list[Choice]:
        """The next months with dates; none when all are in one."""
        names = [f"month_{number}" for number in range(MONTHS_AHEAD)]
        first = [
            local_day(at) for name in names for (at,) in self._fetched.get(name, [])
        ]
        if len(first) < 2 and not self.chosen["month"]:
            return []
        return [
            self._choice("month", f"{day:%Y-%m}", self._month_name(day.year, day.month))
            for day in first
        ]

    @property
    def current(self) -> list[str]:
        """The titles of what the visitor has chosen, for the title of the page."""
        choices = [*self.departments, *self.initiatives, *self.months]
        return [choice.title for choice in choices if choice.is_current]

    @property
    def feed_url(self) -> str:
        """Where a calendar asks for what the visitor has chosen, whatever the month."""
        for choices, name in (
            (self.departments, "department_activities_feed"),
            (self.initiatives, "initiative_activities_feed"),
        ):
            for choice in choices:
                if choice.is_current:
                    return reverse(name, args=[choice.pk])
        return reverse("activities_feed")

    @property
    def all_departments_url(self) -> str:
        return self._url(department="")

    @property
    def all_initiatives_url(self) -> str:
        return self._url(initiative="")

    @property
    def all_months_url(self) -> str:
        return self._url(month="")

    @cached_property
    def _number(self) -> int:
        """The number of this page of the list; counted for those after the first."""
        dates = dates_below(self.overview.path, self.overview.depth, self.now)
        count = reachable(narrowed(dates, self.filters, self.values)).count
        return number_of_page(self.page_number, count, DATES_PER_PAGE)

    @property
    def _month(self) -> tuple[datetime.datetime, datetime.datetime]:
        if not self.chosen["month"]:
            return self.now, self.now
        year, month = map(int, self.chosen["month"].split("-"))
        return _beginning(year, month), _beginning(year, month + 1)

    def _beginning_of(self, months_ahead: int) -> datetime.datetime:
        return _beginning(self.today.year, self.today.month + months_ahead)

    def _month_name(self, year: int, month: int) -> str:
        pattern = "F" if year == self.today.year else "F Y"
        return capfirst(date_format(datetime.date(year, month, 1), pattern))

    def _choice(self, name: str, value: str, title: str, pk: int = 0) -> Choice:
        url = self._url(**{name: value})
        return Choice(title, value, url, self.chosen[name] == value, pk)

    @cached_property
    def links(self) -> PageLinks:
        """The way to the other pages of the list."""
        return PageLinks(
            self.dates,
            lambda number: self._url(page=str(number) if number > 1 else ""),
        )

    def _url(self, **changed: str) -> str:
        asked = self.chosen | changed
        given = {name: value for name, value in asked.items() if value}
        return f"{self.url}?{urlencode(given)}" if given else self.url


def _beginning(year: int, month: int) -> datetime.datetime:
    """Return when a month begins; the thirteenth is the first of the year after."""
    later, month = divmod(month - 1, 12)
    return beginning_of(datetime.date(year + later, month + 1, 1))
