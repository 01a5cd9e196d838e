"""The hours of the demo's activities, counted from the day on which it is loaded."""

import datetime
from itertools import islice

from activities.models import ActivityChange, ActivityPage
from demo.records import ActivityChangeRecord, ActivityRecord
from demo.streams import Registry

_WEEK = datetime.timedelta(days=7)
_SAME = (
    "begins_at",
    "ends_at",
    "place",
    "address",
    "audience",
    "repeats",
    "price",
    "sign_up",
    "sign_up_note",
)


def fill_activity(
    page: ActivityPage, record: ActivityRecord, registry: Registry, today: datetime.date
) -> None:
    """Give `page` what its record says; nothing is saved."""
    for name in _SAME:
        setattr(page, name, getattr(record, name))
    monday = today - datetime.timedelta(days=today.weekday())
    page.first_day = monday + record.weeks * _WEEK
    page.first_day += datetime.timedelta(days=record.weekday)
    page.contact = registry.people[record.contact]
    page.departments.set([registry.pages[slug] for slug in record.departments])
    if record.initiative:
        page.initiative = registry.pages[record.initiative]
    page.changes = [_change(page, change, today) for change in record.changes]


def _change(
    page: ActivityPage, record: ActivityChangeRecord, today: datetime.date
) -> ActivityChange:
    days = page.regular_plan.regular_days(today + record.date * 5 * _WEEK)
    coming = (day for day in days if day >= today)
    day = next(islice(coming, record.date - 1, None))
    later = datetime.timedelta(days=record.days_later)
    return ActivityChange(
        kind=record.kind,
        day=day,
        note=record.note,
        new_day=day + later if later else None,
        begins_at=record.begins_at,
        place=record.place,
    )
