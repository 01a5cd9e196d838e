"""A date as readers are told of it: in words, and what has become of it."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext

from activities.schedule.plan import NOT_HELD, Standing
from activities.schedule.words import (
    heading_of,
    hours_in_words,
    moment_in_words,
    when_in_words,
)
from clock.moments import COPENHAGEN, holds_today, local_day
from clock.words import weekday_in_words


class ShownDate:
    """A date (`Dated` or an `Occurrence`) of an activity, on `today`."""

    def __init__(self, dated, today: datetime.date, activity=None):
        self.dated = dated
        self.today = today
        self.activity = activity

    @property
    def hours(self) -> str:
        """From when to when, on its day."""
        dated = self.dated
        return hours_in_words(
            dated.starts_at,
            dated.ends_at,
            all_day=dated.all_day,
            has_end=dated.has_end,
        )

    @property
    def when(self) -> str:
        """Day and hours."""
        return capfirst(when_in_words(self.dated, self.today))

    @property
    def day(self) -> datetime.date:
        """Under which day of a list it stands: today for what has begun before."""
        return max(local_day(self.dated.starts_at), self.today)

    @property
    def begun(self) -> str:
        """Since which day it has gone on, "" for what begins under its own day."""
        first = local_day(self.dated.starts_at)
        if first >= self.today:
            return ""
        return gettext("since %(day)s") % {"day": weekday_in_words(first, self.today)}

    @property
    def starts_at_home(self) -> str:
        """When it begins, as HTML and schema.org write it."""
        if self.dated.all_day:
            return local_day(self.dated.starts_at).isoformat()
        return self.dated.starts_at.astimezone(COPENHAGEN).isoformat()

    @property
    def ends_at_home(self) -> str:
        """When it ends, "" if nobody has said so."""
        if not self.dated.has_end:
            return ""
        if self.dated.all_day:
            last = self.dated.ends_at - datetime.timedelta(seconds=1)
            return local_day(last).isoformat()
        return self.dated.ends_at.astimezone(COPENHAGEN).isoformat()

    @property
    def other_start_at_home(self) -> str:
        """When what has moved was to begin, or begins now."""
        return self.dated.other_start.astimezone(COPENHAGEN).isoformat()

    @property
    def is_cancelled(self) -> bool:
        return self.dated.standing == Standing.CANCELLED

    @property
    def is_moved_away(self) -> bool:
        return self.dated.standing == Standing.MOVED_AWAY

    @property
    def is_held(self) -> bool:
        """Whether somebody who comes meets somebody."""
        return self.dated.standing not in NOT_HELD

    @cached_property
    def news(self) -> str:
        """What has become of it, in a sentence; "" of what is as planned."""
        sentence = self._news_alone
        note = self.dated.note
        if sentence and note:
            return f"{sentence}: {note}"
        return sentence or note

    @property
    def _news_alone(self) -> str:
        dated = self.dated
        if self.is_cancelled:
            return gettext("Called off")
        if dated.other_start is None:
            return ""
        other = self._other_words()
        if self.is_moved_away:
            words = gettext("Moved to %(when)s") % {"when": other}
            return f"{words}, {dated.place}" if dated.place else words
        return gettext("Moved from %(when)s") % {"when": other}

    def _other_words(self) -> str:
        if self.dated.all_day:
            return weekday_in_words(local_day(self.dated.other_start), self.today)
        return moment_in_words(self.dated.other_start, self.today)

    @property
    def place(self) -> str:
        """Where it is this time, if somewhere else; else the activity's place."""
        if self.dated.place and not self.is_moved_away:
            return self.dated.place
        return self.activity.place if self.activity else ""

    @property
    def calendar_url(self) -> str:
        """The address of the date as a file for a calendar."""
        if self.activity is None or self.activity.pk is None:
            return ""
        return reverse(
            "activity_date_calendar",
            args=[self.activity.pk, self.dated.original_day.isoformat()],
        )


@dataclass(frozen=True)
class Day:
    """The dates of one day of a list."""

    day: datetime.date
    heading: str
    dates: list[ShownDate]


def by_day(dates: Iterable[ShownDate], today: datetime.date) -> Iterator[Day]:
    """Yield the days of a list, each with its dates; `dates` are in their order."""
    for day, shown in groupby(dates, key=lambda date: date.day):
        yield Day(day, heading_of(day, today), list(shown))


def true_until(ends: Iterable[datetime.datetime], now: datetime.datetime):
    """Return until when a list of dates is true: the next end, midnight at the latest."""
    return holds_today(now, (end for end in ends if end is not None and end > now))
