"""Others' calendars (RFC 5545) as activities of ours; what cannot be kept is named.

Nothing here needs the database. A file that is no calendar, or too much of one, is
refused with a sentence; of one that is, each event becomes an activity or a reason why
it was left out.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext
from icalendar import Calendar, Event
from icalendar.error import BrokenCalendarProperty

from activities.calendars.rules import UnkeptRuleError, repetition_of
from activities.editor.faults import plan_faults
from activities.schedule.plan import Change, ChangedDate
from clock.moments import COPENHAGEN
from plaintext.characters import clean_line, clean_text

MOST_BYTES = 1_000_000
MOST_EVENTS = 100
_TITLE_LENGTH = 255
_LINE_LENGTH = 120


class UnreadableCalendarError(ValueError):
    """The file is no calendar that can be read; says why in a sentence."""


@dataclass
class ReadActivity:
    """What an event says, by the names of an activity's fields."""

    title: str
    first_day: datetime.date
    begins_at: datetime.time | None = None
    ends_at: datetime.time | None = None
    last_day: datetime.date | None = None
    repeats: str = ""
    repeats_until: datetime.date | None = None
    repeats_times: int | None = None
    is_cancelled: bool = False
    place: str = ""
    text: str = ""
    changes: list[ChangedDate] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    """What a calendar holds: activities, and what was left out of it and why."""

    activities: list[ReadActivity]
    left_out: list[str]


def read_calendar(data: bytes, today: datetime.date) -> Reading:
    """Return what is in a file. Raises UnreadableCalendarError."""
    masters, overrides = _sorted_events(_parse(data))
    activities, left_out = [], []
    for event in masters:
        title = _title(event)
        try:
            activity = _activity(event, title, today)
            for override in overrides.get(str(event.get("uid", "")), []):
                activity.changes.append(_change(override, activity))
        except (UnkeptRuleError, _UnkeptError) as error:
            left_out.append(_left_out(title, str(error)))
        except BrokenCalendarProperty:
            left_out.append(_left_out(title, gettext("a line of it cannot be read.")))
        else:
            activities.append(activity)
    return Reading(activities, left_out)


def _left_out(title: str, reason: str) -> str:
    words = gettext("“%(title)s” was left out: %(reason)s")
    return words % {"title": title, "reason": reason}


class _UnkeptError(ValueError):
    """An event that cannot become an activity, with the reason."""


def _parse(data: bytes) -> Calendar:
    if len(data) > MOST_BYTES:
        raise UnreadableCalendarError(gettext("The file is larger than 1 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = gettext(
            "The letters of the file cannot be read: it is not in UTF-8. Save it again "
            "from the calendar that it comes from."
        )
        raise UnreadableCalendarError(message) from error
    no_calendar = gettext(
        "This is no calendar. It begins with BEGIN:VCALENDAR and ends with END:VCALENDAR."
    )
    if "BEGIN:VCALENDAR" not in text.upper() or "\0" in text:
        raise UnreadableCalendarError(no_calendar)
    try:
        found = Calendar.from_ical(text.strip() + "\r\n", multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise UnreadableCalendarError(no_calendar) from error
    calendar = Calendar()
    for component in found:
        for event in component.walk("VEVENT"):
            calendar.add_component(event)
    return calendar


def _sorted_events(calendar: Calendar) -> tuple[list[Event], dict[str, list[Event]]]:
    events = calendar.walk("VEVENT")
    if not events:
        raise UnreadableCalendarError(gettext("There are no events in the calendar."))
    if len(events) > MOST_EVENTS:
        message = gettext(
            "There are %(count)d events in the calendar, and at most %(most)d are taken "
            "in at a time."
        )
        raise UnreadableCalendarError(
            message % {"count": len(events), "most": MOST_EVENTS}
        )
    masters = [event for event in events if "RECURRENCE-ID" not in event]
    known = {str(event.get("uid", "")) for event in masters}
    overrides: dict[str, list[Event]] = {}
    for event in events:
        if "RECURRENCE-ID" not in event:
            continue
        uid = str(event.get("uid", ""))
        if uid in known:
            overrides.setdefault(uid, []).append(event)
        else:
            # A date of a series that is not in the file stands for itself.
            masters.append(event)
    return masters, overrides


def _title(event: Event) -> str:
    title = clean_line(str(event.get("summary", "")))
    return title[:_TITLE_LENGTH] or gettext("Without a title")


def _activity(event: Event, title: str, today: datetime.date) -> ReadActivity:
    first_day, begins_at = _day_and_hour(event, "dtstart")
    if first_day is None:
        raise _UnkeptError(gettext("it has no date that can be read."))
    last_day, ends_at = _end(event, first_day, begins_at)
    activity = ReadActivity(title, first_day, begins_at, ends_at, last_day)
    activity.is_cancelled = str(event.get("status", "")).upper() == "CANCELLED"
    activity.text = clean_text(str(event.get("description", "")))
    _take_place(event, activity)
    if faults := plan_faults(activity, today):
        raise _UnkeptError(next(iter(faults.values())))
    repetition = repetition_of(event, first_day)
    activity.repeats = repetition.repeats
    activity.repeats_times = repetition.times
    activity.repeats_until = repetition.until
    activity.changes += [ChangedDate(Change.EXTRA, day) for day in repetition.extra]
    if faults := plan_faults(activity, today):
        raise _UnkeptError(next(iter(faults.values())))
    activity.changes += list(_exceptions(event))
    return activity


def _take_place(event: Event, activity: ReadActivity) -> None:
    place = clean_line(str(event.get("location", "")))
    if len(place) <= _LINE_LENGTH:
        activity.place = place
    else:
        activity.text = f"{place}\n\n{activity.text}".strip()


def _exceptions(event: Event) -> Iterator[ChangedDate]:
    for name, kind in (("exdate", Change.CANCELLED), ("rdate", Change.EXTRA)):
        for moment in _moments(event, name):
            day, _hour = _local(moment)
            yield ChangedDate(kind, day)


def _moments(event: Event, name: str) -> Iterator:
    lists = event.get(name, [])
    for listed in lists if isinstance(lists, list) else [lists]:
        for moment in listed.dts:
            yield moment.dt[0] if isinstance(moment.dt, tuple) else moment.dt


def _change(event: Event, activity: ReadActivity) -> ChangedDate:
    day, _hour = _day_and_hour(event, "recurrence-id")
    if day is None:
        raise _UnkeptError(gettext("one of its dates cannot be read."))
    if str(event.get("status", "")).upper() == "CANCELLED":
        return ChangedDate(Change.CANCELLED, day)
    new_day, begins = _day_and_hour(event, "dtstart")
    if new_day is None:
        raise _UnkeptError(gettext("one of its dates cannot be read."))
    _last, ends = _end(event, new_day, begins)
    change = ChangedDate(Change.MOVED, day, new_day, begins, ends)
    place = clean_line(str(event.get("location", "")))[:_LINE_LENGTH]
    return replace(change, place="" if place == activity.place else place)


def _day_and_hour(
    event: Event, name: str
) -> tuple[datetime.date | None, datetime.time | None]:
    value = getattr(event.get(name), "dt", None)
    if not isinstance(value, datetime.date):
        return None, None
    return _local(value)


def _local(value: datetime.date) -> tuple[datetime.date, datetime.time | None]:
    """Return day and hour in Denmark; an hour without a zone is the clock's on the wall."""
    if not isinstance(value, datetime.datetime):
        return value, None
    try:
        local = value.astimezone(COPENHAGEN) if value.tzinfo else value
    except (OverflowError, ValueError) as error:
        raise _UnkeptError(gettext("it has no date that can be read.")) from error
    return local.date(), local.time().replace(second=0, microsecond=0, tzinfo=None)


def _end(
    event: Event, first_day: datetime.date, begins: datetime.time | None
) -> tuple[datetime.date | None, datetime.time | None]:
    """Return the last day, if it is another, and the hour at which it ends."""
    last_day, ends = _day_and_hour(event, "dtend")
    duration = getattr(event.get("duration"), "dt", None)
    try:
        if last_day is None and isinstance(duration, datetime.timedelta):
            start = datetime.datetime.combine(first_day, begins or datetime.time.min)
            end = start + duration
            last_day, ends = end.date(), end.time() if begins else None
        if last_day is not None and begins is None:
            # Of days it is the day after the last (3.6.1).
            last_day, ends = last_day - datetime.timedelta(days=1), None
    except OverflowError as error:
        raise _UnkeptError(gettext("it has no date that can be read.")) from error
    if last_day is None or last_day <= first_day:
        last_day = None
    if ends == begins and last_day is None:
        ends = None
    return last_day, ends
