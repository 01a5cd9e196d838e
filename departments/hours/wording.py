"""Opening hours in words, as people say them."""

import datetime

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from clock.moments import local_day
from clock.words import hour_in_words
from departments.hours.opening import (
    MIDNIGHT,
    ExceptionalDays,
    OpeningHours,
    OpeningState,
)

_A_WEEK = 7


def weekly_lines(hours: OpeningHours) -> list[tuple[str, str]]:
    """Return days and times, such as ("Monday to Thursday", "9–12 and 13–15")."""
    times: dict[tuple[int, int], list[str]] = {}
    for span in sorted(hours.weekly, key=lambda s: (s.first_day, s.last_day, s.opens)):
        days = span.first_day, span.last_day
        times.setdefault(days, []).append(_from_to(span.opens, span.closes))
    return [
        (_weekdays(*days), pgettext("opening hours", " and ").join(written))
        for days, written in times.items()
    ]


def exception_lines(hours: OpeningHours, today: datetime.date) -> list[str]:
    """Return the exceptions that are not over, the nearest first."""
    coming = (days for days in hours.exceptions if days.last >= today)
    return [_exception(d) for d in sorted(coming, key=lambda d: (d.first, d.last))]


def state_in_words(state: OpeningState, now: datetime.datetime) -> str:
    """Return what a reader is told at the moment `now`."""
    if state.is_open:
        if state.changes_at is None:
            return gettext("Open now, day and night")
        closes = {"time": _clock(state.changes_at.time(), is_end=True)}
        return gettext("Open now, closes at %(time)s") % closes
    if state.changes_at is None:
        return gettext("Closed now")
    opens = {
        "day": _day_from(local_day(now), state.changes_at.date()),
        "time": _clock(state.changes_at.time()),
    }
    return gettext("Closed now, opens %(day)s at %(time)s") % opens


def _weekdays(first: int, last: int) -> str:
    if (first, last) == (0, 6):
        return gettext("Every day")
    # Danish writes them with a small letter, which is not how a line begins.
    name = str(WEEKDAYS[first]).capitalize()
    if first == last:
        return name
    return gettext("%(first)s to %(last)s") % {"first": name, "last": WEEKDAYS[last]}


def _exception(days: ExceptionalDays) -> str:
    first = date_format(days.first, "j. F Y")
    day = first
    if days.last != days.first:
        last = date_format(days.last, "j. F Y")
        day = gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    times = (
        pgettext("opening hours", "closed")
        if days.is_closed
        else _from_to(days.opens, days.closes)
    )
    line = f"{day}: {times}"
    return f"{line} ({days.reason})" if days.reason else line


def _from_to(opens: datetime.time, closes: datetime.time) -> str:
    if opens == closes == MIDNIGHT:
        return gettext("day and night")
    times = {"opens": _clock(opens), "closes": _clock(closes, is_end=True)}
    return gettext("%(opens)s–%(closes)s") % times


def _clock(time: datetime.time, *, is_end: bool = False) -> str:
    if is_end and time == MIDNIGHT:
        return "24"
    return hour_in_words(time)


def _day_from(today: datetime.date, day: datetime.date) -> str:
    days = (day - today).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    if days < _A_WEEK:
        return gettext("on %(weekday)s") % {"weekday": WEEKDAYS[day.weekday()]}
    return gettext("on %(date)s") % {"date": date_format(day, "j. F")}
