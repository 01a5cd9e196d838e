"""All that is said of when something takes place, and the dates that come of it."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.schedule.repeating import days_of
from clock.moments import beginning_of, local_day, moment_of

# How long something is taken to last of which nobody has said when it ends.
_NO_END = datetime.timedelta(hours=2)
# How far ahead dates are written down.
WINDOW = datetime.timedelta(days=548)
MOST_TIMES = 200
MOST_YEARS_AHEAD = 5


class Change(models.TextChoices):
    """What becomes of one date of several."""

    CANCELLED = "cancelled", _("cancelled")
    MOVED = "moved", _("moved")
    EXTRA = "extra", _("one date more")


class Standing(models.TextChoices):
    """What a date of the list is."""

    PLANNED = "planned", _("as planned")
    CANCELLED = "cancelled", _("cancelled")
    # It is told of at both: where people would have come, and where it is now.
    MOVED_AWAY = "moved_away", _("moved to another time")
    MOVED = "moved", _("moved here")


# The dates of the list at which nobody meets anybody.
NOT_HELD = (Standing.CANCELLED, Standing.MOVED_AWAY)


@dataclass(frozen=True)
class ChangedDate:
    """A date that is not as the others: which one, and what is different."""

    kind: str
    day: datetime.date
    new_day: datetime.date | None = None
    begins: datetime.time | None = None
    ends: datetime.time | None = None
    place: str = ""
    note: str = ""


@dataclass(frozen=True)
class Dated:
    """One date. `original_day` is the day by which calendars know it."""

    original_day: datetime.date
    standing: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    all_day: bool
    has_end: bool
    place: str = ""
    note: str = ""
    # Of what has moved: when it was, or when it is now.
    other_start: datetime.datetime | None = None


@dataclass(frozen=True)
class Plan:
    """When something takes place. Without `begins` it lasts all day."""

    first_day: datetime.date
    begins: datetime.time | None = None
    last_day: datetime.date | None = None
    ends: datetime.time | None = None
    repeats: str = ""
    until: datetime.date | None = None
    times: int | None = None
    changes: Sequence[ChangedDate] = ()
    is_cancelled: bool = False

    @property
    def length(self) -> datetime.timedelta:
        """How many days each date reaches over, less one."""
        return (self.last_day or self.first_day) - self.first_day

    def regular_days(self, horizon: datetime.date) -> Iterator[datetime.date]:
        """Yield the days of the rule, to `horizon` at most."""
        until = min(horizon, self.until) if self.until else horizon
        return days_of(self.repeats, self.first_day, self.times, until)

    def dates(self, horizon: datetime.date) -> list[Dated]:
        """Return all dates to `horizon`, what has become of them, in their order.

        A change of a day that is not one of the rule's is no change of anything.
        """
        changes = {change.day: change for change in self.changes}
        dates = []
        for day in self.regular_days(horizon):
            dates += self._dated(day, changes.pop(day, None))
        for change in changes.values():
            if change.kind == Change.EXTRA and change.day <= horizon:
                dates.append(self._at(change.day, Standing.PLANNED, change.day, change))
        if self.is_cancelled:
            dates = [_cancelled(dated) for dated in dates if not _has_left(dated)]
        return sorted(dates, key=lambda dated: (dated.starts_at, dated.original_day))

    def dates_after(self, now: datetime.datetime) -> list[Dated]:
        """Return the dates that lists have of it: not over at `now`, and within reach."""
        dates = self.dates(local_day(now) + WINDOW)
        return [dated for dated in dates if dated.ends_at > now]

    def _dated(self, day: datetime.date, change: ChangedDate | None) -> list[Dated]:
        if change is None or change.kind == Change.EXTRA:
            return [self._at(day, Standing.PLANNED, day)]
        if change.kind == Change.CANCELLED:
            return [self._at(day, Standing.CANCELLED, day, note=change.note)]
        new_day = change.new_day or day
        was = self._at(day, Standing.MOVED_AWAY, day)
        now = self._at(new_day, Standing.MOVED, day, change, other=was.starts_at)
        away = replace(
            was, note=change.note, place=change.place, other_start=now.starts_at
        )
        return [away, now]

    def _at(
        self,
        day: datetime.date,
        standing: str,
        original: datetime.date,
        change: ChangedDate | None = None,
        *,
        note: str = "",
        other: datetime.datetime | None = None,
    ) -> Dated:
        begins, ends, length = self.begins, self.ends, self.length
        if change is not None and change.begins is not None:
            # Who says when it begins now says when it ends, or it has no end.
            begins, ends, length = change.begins, change.ends, datetime.timedelta()
        last = day + length
        if begins is None:
            starts_at = beginning_of(day)
            ends_at = beginning_of(last + datetime.timedelta(days=1))
        else:
            starts_at = moment_of(day, begins)
            ends_at = moment_of(last, ends) if ends else starts_at + _NO_END
            if not ends and length:
                ends_at = beginning_of(last + datetime.timedelta(days=1))
        return Dated(
            original,
            standing,
            starts_at,
            # In the hour that comes twice an end may come before its beginning.
            max(starts_at, ends_at),
            all_day=begins is None,
            has_end=begins is None or ends is not None,
            place=change.place if change else "",
            note=change.note if change else note,
            other_start=other,
        )


def _has_left(dated: Dated) -> bool:
    return dated.standing == Standing.MOVED_AWAY


def _cancelled(dated: Dated) -> Dated:
    note = dated.note if dated.standing == Standing.CANCELLED else ""
    return replace(dated, standing=Standing.CANCELLED, note=note, other_start=None)
