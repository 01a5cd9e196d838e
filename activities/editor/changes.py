"""Whether what is said of single dates fits those that there are."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext

from activities.editor.faults import (
    Faults,
    fault_of_day,
    hours_faults,
    last_day_ahead,
)
from activities.schedule.plan import Change, ChangedDate, Plan
from clock.words import weekday_in_words


def faults_of_changes(
    plan: Plan, changes: Iterable[ChangedDate], today: datetime.date
) -> list[Faults]:
    """Return what is wrong with each change, by the field."""
    horizon = last_day_ahead(today)
    regular = list(replace(plan, changes=()).regular_days(horizon))
    known: set[datetime.date] = set()
    found = []
    for change in changes:
        faults = _faults_of(change, regular, today)
        if not faults and change.day in known:
            faults["day"] = gettext("Something is said of this date already.")
        known.add(change.day)
        found.append(faults)
    return found


def _faults_of(
    change: ChangedDate, regular: list[datetime.date], today: datetime.date
) -> Faults:
    if fault := fault_of_day(change.day, today):
        return {"day": fault}
    if fault := _fault_of_kind(change, regular, today):
        return {"day": fault}
    if change.kind == Change.MOVED:
        return _faults_of_moving(change, today)
    if change.new_day is not None:
        return {"new_day": gettext("Only for a date that is moved.")}
    if change.kind == Change.EXTRA:
        return hours_faults(change.day, change.begins, change.ends)
    return {}


def _fault_of_kind(
    change: ChangedDate, regular: list[datetime.date], today: datetime.date
) -> str:
    if change.kind == Change.EXTRA:
        there = change.day in regular
        return gettext("It takes place that day already.") if there else ""
    return "" if change.day in regular else _not_that_day(change.day, regular, today)


def _faults_of_moving(change: ChangedDate, today: datetime.date) -> Faults:
    if change.new_day is None and change.begins is None and not change.place:
        return {"new_day": gettext("Write the new day, hour or place.")}
    if change.new_day is not None and (fault := fault_of_day(change.new_day, today)):
        return {"new_day": fault}
    return hours_faults(change.new_day or change.day, change.begins, change.ends)


def _not_that_day(
    day: datetime.date, regular: list[datetime.date], today: datetime.date
) -> str:
    if not regular:
        return gettext("It does not take place that day.")
    nearest = min(regular, key=lambda other: abs(other - day))
    message = gettext("It does not take place that day. The nearest date is %(day)s.")
    return message % {"day": weekday_in_words(nearest, today)}
