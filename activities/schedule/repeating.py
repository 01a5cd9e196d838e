"""How often something comes again: in words to choose from, and as an RFC 5545 rule."""

import calendar
import datetime
from collections.abc import Iterator

from dateutil import rrule
from django.db import models
from django.utils.translation import gettext_lazy as _

# Weekdays in the order of Python's date.weekday().
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# The last day of a month that has a week of its own in each month.
_FOUR_WEEKS = 28


class Repeats(models.TextChoices):
    """What an editor can choose; the weekday is that of the first date."""

    NEVER = "", _("only once")
    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week, on the same weekday")
    FORTNIGHTLY = "fortnightly", _("every other week, on the same weekday")
    MONTHLY = "monthly", _("every month, such as the first Thursday")
    MONTHLY_LAST = "monthly_last", _("every month, on the last such weekday")
    YEARLY = "yearly", _("every year, on the same date")


def week_of_month(day: datetime.date) -> int:
    """Return of which number its weekday is in the month: 1 for the first Thursday."""
    return (day.day - 1) // 7 + 1


def is_last_of_month(day: datetime.date) -> bool:
    """Return whether its weekday does not come again that month."""
    return day.day + 7 > calendar.monthrange(day.year, day.month)[1]


def is_in_every_month(day: datetime.date) -> bool:
    """Return whether each month has a weekday of that number: not of a fifth."""
    return day.day <= _FOUR_WEEKS


def rule_of(repeats: str, first: datetime.date) -> str:
    """Return the RFC 5545 rule without its end, "" for what takes place once."""
    weekday = _CODES[first.weekday()]
    return {
        Repeats.DAILY: "FREQ=DAILY",
        Repeats.WEEKLY: "FREQ=WEEKLY",
        Repeats.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
        Repeats.MONTHLY: f"FREQ=MONTHLY;BYDAY={week_of_month(first)}{weekday}",
        Repeats.MONTHLY_LAST: f"FREQ=MONTHLY;BYDAY=-1{weekday}",
        Repeats.YEARLY: "FREQ=YEARLY",
    }.get(repeats, "")


def days_of(
    repeats: str, first: datetime.date, times: int | None, until: datetime.date
) -> Iterator[datetime.date]:
    """Yield the days on which it takes place, `first` to `until`, `times` at most."""
    if first > until:
        return
    rule = rule_of(repeats, first)
    if not rule:
        yield first
        return
    # Of days alone: what a clock on the wall shows does not move with the summer.
    begin = datetime.datetime.combine(first, datetime.time.min)
    if times:
        rule += f";COUNT={times}"
    for moment in rrule.rrulestr(rule, dtstart=begin):
        if moment.date() > until:
            return
        yield moment.date()
