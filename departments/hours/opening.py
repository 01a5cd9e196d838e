"""What is open at a moment, and when that changes.

Hours are times on the clock in Denmark; moments are compared in UTC, since two times on
one clock tell nothing of the hour that daylight saving takes or gives.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from clock.moments import COPENHAGEN, moment_of
from departments.hours.holidays import is_public_holiday

MIDNIGHT = datetime.time(0)
_DAY = datetime.timedelta(days=1)
# What is closed for longer does not open again as far as anybody knows.
_DAYS_AHEAD = 366


@dataclass(frozen=True)
class WeeklySpan:
    """From when until when something is open on some days of every week.

    Days are 0 for Monday to 6 for Sunday. Closing at midnight is the end of the day.
    """

    first_day: int
    last_day: int
    opens: datetime.time
    closes: datetime.time

    def holds_on(self, day: datetime.date) -> bool:
        """Return whether it is one of the days."""
        return self.first_day <= day.weekday() <= self.last_day


@dataclass(frozen=True)
class ExceptionalDays:
    """Days that are not as others: closed, or open at other hours; with the reason."""

    first: datetime.date
    last: datetime.date
    opens: datetime.time | None = None
    closes: datetime.time | None = None
    reason: str = ""

    @property
    def is_closed(self) -> bool:
        return self.opens is None or self.closes is None

    def holds_on(self, day: datetime.date) -> bool:
        """Return whether it is one of the days."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class OpeningState:
    """Whether something is open, and until when that is so; None if nothing is known.

    `changes_at` is aware, in Danish time. `reason` is that of an exception.
    """

    is_open: bool
    changes_at: datetime.datetime | None
    reason: str = ""


@dataclass(frozen=True)
class OpeningHours:
    """When something is open; the first exception that holds on a day counts."""

    weekly: tuple[WeeklySpan, ...] = ()
    exceptions: tuple[ExceptionalDays, ...] = ()
    closed_on_holidays: bool = True

    def __bool__(self) -> bool:
        return bool(self.weekly or self.exceptions)

    def at(self, moment: datetime.datetime) -> OpeningState:
        """Return what is known at a moment, which is aware."""
        now = moment.astimezone(datetime.UTC)
        today = moment.astimezone(COPENHAGEN).date()
        exception = self._exception_on(today)
        reason = exception.reason if exception else ""
        for opens, closes in self._intervals(today):
            if now < opens:
                return OpeningState(False, opens.astimezone(COPENHAGEN), reason)
            if now < closes:
                is_endless = closes - now > (_DAYS_AHEAD - 1) * _DAY
                end = None if is_endless else closes.astimezone(COPENHAGEN)
                return OpeningState(True, end, reason)
        return OpeningState(False, None, reason)

    def _exception_on(self, day: datetime.date) -> ExceptionalDays | None:
        return next((days for days in self.exceptions if days.holds_on(day)), None)

    def _intervals(
        self, first: datetime.date
    ) -> Iterator[tuple[datetime.datetime, datetime.datetime]]:
        """Yield from when until when it is open, in UTC; what is unbroken as one."""
        begun = None
        for number in range(_DAYS_AHEAD):
            for opens, closes in self._intervals_on(first + number * _DAY):
                if begun and opens <= begun[1]:
                    begun = begun[0], max(begun[1], closes)
                    continue
                if begun:
                    yield begun
                begun = opens, closes
        if begun:
            yield begun

    def _intervals_on(
        self, day: datetime.date
    ) -> list[tuple[datetime.datetime, datetime.datetime]]:
        if exception := self._exception_on(day):
            times = [(exception.opens, exception.closes)]
            times = [] if exception.is_closed else times
        elif self.closed_on_holidays and is_public_holiday(day):
            times = []
        else:
            times = [(s.opens, s.closes) for s in self.weekly if s.holds_on(day)]
        return sorted((moment_of(day, a), _end(day, b)) for a, b in times)


def _end(day: datetime.date, time: datetime.time) -> datetime.datetime:
    return moment_of(day + _DAY if time == MIDNIGHT else day, time)
