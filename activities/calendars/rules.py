"""Others' rules of repetition: as one of our choices, or as single dates."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile

from dateutil import rrule
from django.utils.translation import gettext
from icalendar import Event

from activities.schedule.plan import MOST_TIMES, MOST_YEARS_AHEAD
from activities.schedule.repeating import Repeats, is_last_of_month, rule_of
from clock.moments import COPENHAGEN

# A rule of another kind becomes so many dates at most.
MOST_SINGLE_DATES = 60
_KNOWN = {
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "BYDAY",
    "WKST",
    "BYMONTHDAY",
    "BYMONTH",
}
_ENDS = {"COUNT", "UNTIL"}
# So many days tell any two of our choices apart; every year has no more in reach.
_COMPARED = 12
_LONGEST_INTERVAL = 1000
_DAILY_AND_SLOWER = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


class UnkeptRuleError(ValueError):
    """A rule that cannot be kept; says why in a sentence."""


@dataclass(frozen=True)
class Repetition:
    """How often something comes again: one of our choices, or its dates."""

    repeats: str = ""
    times: int | None = None
    until: datetime.date | None = None
    extra: list[datetime.date] = field(default_factory=list)


def repetition_of(event: Event, first: datetime.date) -> Repetition:
    """Return how often an event comes again. Raises UnkeptRuleError."""
    rule = event.get("rrule")
    if rule is None:
        return Repetition()
    if isinstance(rule, list):
        raise UnkeptRuleError(gettext("it repeats by more than one rule."))
    unreadable = gettext("its rule cannot be read.")
    if "FREQ" not in rule:
        raise UnkeptRuleError(unreadable)
    if str(_value(rule, "FREQ")).upper() not in _DAILY_AND_SLOWER:
        raise UnkeptRuleError(gettext("it repeats more often than every day."))
    if not 1 <= _interval(rule) <= _LONGEST_INTERVAL:
        raise UnkeptRuleError(unreadable)
    times = _value(rule, "COUNT")
    if times is not None and not 1 <= times <= MOST_TIMES:
        message = gettext(
            "it takes place %(times)d times, and at most %(most)d are kept."
        )
        raise UnkeptRuleError(message % {"times": times, "most": MOST_TIMES})
    until = _day(_value(rule, "UNTIL"))
    if repeats := _choice_for(rule, first):
        return Repetition(repeats, times, None if times else until)
    return Repetition(extra=_single_dates(rule, first, times, until))


def _choice_for(rule, first: datetime.date) -> str:
    """Return the choice of ours that lays out the same days, "" if there is none."""
    if set(rule) - _KNOWN:
        return ""
    theirs = list(islice(_days(rule, first), _COMPARED))
    choices = [choice for choice in Repeats.values if choice]
    if not is_last_of_month(first):
        choices.remove(Repeats.MONTHLY_LAST)
    for choice in choices:
        begin = datetime.datetime.combine(first, datetime.time.min)
        ours = rrule.rrulestr(rule_of(choice, first), dtstart=begin)
        days = [moment.date() for moment in islice(ours, len(theirs))]
        if theirs and days == theirs:
            return choice
    return ""


def _single_dates(rule, first: datetime.date, times, until) -> list[datetime.date]:
    if times is None and until is None:
        raise UnkeptRuleError(
            gettext("it repeats without an end, in a way that cannot be kept.")
        )
    days = _days(rule, first)
    if until:
        days = takewhile(lambda day: day <= until, days)
    found = list(islice(days, times or MOST_SINGLE_DATES + 1))
    if len(found) > MOST_SINGLE_DATES:
        message = gettext(
            "it repeats in a way that is kept as single dates, and at most %(most)d are."
        )
        raise UnkeptRuleError(message % {"most": MOST_SINGLE_DATES})
    return [day for day in found if day != first]


def _days(rule, first: datetime.date) -> Iterator[datetime.date]:
    """Yield the days of a rule as if it had no end, as far as anything is planned.

    Without that end a rule for the 30th of February looks on to the year 9999.
    """
    parts = {name: value for name, value in rule.items() if name not in _ENDS}
    begin = datetime.datetime.combine(first, datetime.time.min)
    last = first + datetime.timedelta(days=MOST_YEARS_AHEAD * 366)
    try:
        text = f"{type(rule)(parts).to_ical().decode()};UNTIL={last:%Y%m%d}"
        for moment in rrule.rrulestr(text, dtstart=begin):
            yield moment.date()
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise UnkeptRuleError(gettext("its rule cannot be read.")) from error


def _interval(rule) -> int:
    return _value(rule, "INTERVAL") if "INTERVAL" in rule else 1


def _value(rule, name: str):
    values = rule.get(name, [])
    if isinstance(values, list):
        return values[0] if values else None
    return values


def _day(value) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return (value.astimezone(COPENHAGEN) if value.tzinfo else value).date()
    return value if isinstance(value, datetime.date) else None
