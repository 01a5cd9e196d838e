"""What is wrong with when an activity is to take place, in sentences for its editor."""

import datetime
from itertools import islice

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from activities.schedule.plan import MOST_TIMES, MOST_YEARS_AHEAD
from activities.schedule.repeating import (
    Repeats,
    days_of,
    is_in_every_month,
    is_last_of_month,
)
from clock.moments import fault_of_hour

_EARLIEST = datetime.date(2000, 1, 1)
_LONGEST = datetime.timedelta(days=31)

Faults = dict[str, str]


def last_day_ahead(today: datetime.date) -> datetime.date:
    """Return the last day that anything may be planned for."""
    return today + datetime.timedelta(days=MOST_YEARS_AHEAD * 366)


def fault_of_day(day: datetime.date, today: datetime.date) -> str:
    """Return why nothing is planned for `day`; "" if it may be."""
    if day < _EARLIEST or day > last_day_ahead(today):
        message = gettext(
            "Is the year right? An activity is at most %(years)d years ahead."
        )
        return message % {"years": MOST_YEARS_AHEAD}
    return ""


def plan_faults(said, today: datetime.date) -> Faults:
    """Return what is wrong, by the field. `said` has the fields of an activity page."""
    if said.first_day is None:
        return {}
    if fault := fault_of_day(said.first_day, today):
        return {"first_day": fault}
    faults = _faults_of_hours(said)
    faults |= _faults_of_repeating(said)
    if "repeats" not in faults and not faults.keys() & _ENDS:
        faults |= _faults_of_ends(said, today)
    return faults


_ENDS = {"repeats_until", "repeats_times"}


def hours_faults(
    day: datetime.date,
    begins: datetime.time | None,
    ends: datetime.time | None,
    last_day: datetime.date | None = None,
) -> Faults:
    """Return what is wrong with the hours of one day, by "begins_at" and "ends_at"."""
    if begins is None:
        if ends is None:
            return {}
        return {"begins_at": gettext("Write when it begins as well.")}
    faults = {}
    if fault := fault_of_hour(day, begins):
        faults["begins_at"] = fault
    if ends is not None:
        if ends <= begins and last_day in (None, day):
            faults["ends_at"] = gettext(
                "It ends before it begins. If it ends after midnight, write the last "
                "day as well."
            )
        elif fault := fault_of_hour(last_day or day, ends):
            faults["ends_at"] = fault
    return faults


def _faults_of_hours(said) -> Faults:
    first, last = said.first_day, said.last_day
    if last is not None and last < first:
        return {"last_day": gettext("The last day is before the first.")}
    if last is not None and last - first > _LONGEST:
        return {
            "last_day": gettext(
                "At most a month. Let it repeat if it takes place several times."
            )
        }
    return hours_faults(first, said.begins_at, said.ends_at, last)


def _faults_of_repeating(said) -> Faults:
    first = said.first_day
    weekday = {"weekday": str(WEEKDAYS[first.weekday()])}
    if not said.repeats:
        empty = gettext("Choose how often it repeats, or leave this empty.")
        return {name: empty for name in sorted(_ENDS) if getattr(said, name)}
    if said.repeats == Repeats.MONTHLY and not is_in_every_month(first):
        message = gettext(
            "Not every month has a fifth %(weekday)s. Choose the last one, or another "
            "date."
        )
        return {"repeats": message % weekday}
    if said.repeats == Repeats.MONTHLY_LAST and not is_last_of_month(first):
        message = gettext("The date is not the last %(weekday)s of its month.")
        return {"repeats": message % weekday}
    if said.repeats_until and said.repeats_times:
        return {
            "repeats_times": gettext(
                "Write the last day or a number of times, not both."
            )
        }
    if said.repeats == Repeats.DAILY and not (said.repeats_until or said.repeats_times):
        return {"repeats_until": gettext("Write the last day: not every day for ever.")}
    return {}


def _faults_of_ends(said, today: datetime.date) -> Faults:
    times, until = said.repeats_times, said.repeats_until
    most = {"most": MOST_TIMES}
    if times is not None and not 1 <= times <= MOST_TIMES:
        message = gettext(
            "Between 1 and %(most)d times. Left empty, it goes on until you say "
            "otherwise."
        )
        return {"repeats_times": message % most}
    if until is None:
        return {}
    if until < said.first_day:
        return {"repeats_until": gettext("The last time is before the first.")}
    if fault := fault_of_day(until, today):
        return {"repeats_until": fault}
    days = days_of(said.repeats, said.first_day, None, until)
    if len(list(islice(days, MOST_TIMES + 1))) > MOST_TIMES:
        message = gettext(
            "That is more than %(most)d dates. Choose an earlier day, or leave it "
            "empty: then it goes on until you say otherwise."
        )
        return {"repeats_until": message % most}
    return {}
