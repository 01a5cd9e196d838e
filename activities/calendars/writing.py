"""Activities as an iCalendar file (RFC 5545, with names from RFC 7986)."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from icalendar import Calendar, Event, Timezone, vDuration, vRecur

from activities.schedule.plan import Change, Dated, Plan, Standing
from activities.schedule.repeating import rule_of
from clock.moments import COPENHAGEN, local_day, moment_of

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Boligsocial//Aktiviteter//DA"
# How often a subscriber may well ask again.
_REFRESH = datetime.timedelta(hours=6)

# The rule of the European Union since 1996 (directive 2000/84/EC).
_ZONE = b"""BEGIN:VTIMEZONE\r
TZID:Europe/Copenhagen\r
BEGIN:STANDARD\r
DTSTART:19961027T030000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
TZNAME:CET\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:19960331T020000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r
TZNAME:CEST\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
END:VTIMEZONE\r
"""


@dataclass(frozen=True)
class Entry:
    """What a calendar is told of an activity, whenever it is."""

    uid: str
    title: str
    summary: str
    place: str
    url: str
    sequence: int
    changed_at: datetime.datetime


def write_calendar(name: str, events: Iterable[Event]) -> bytes:
    """Return a calendar called `name` as it goes over the line: folded, CRLF, UTF-8."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    # What came before RFC 7986, and is read by more.
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", COPENHAGEN.key)
    calendar.add(
        "refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"}
    )
    calendar.add_component(Timezone.from_ical(_ZONE))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def event_of_date(entry: Entry, dated: Dated) -> Event:
    """Return one date as an event of its own, that no other belongs to."""
    event = _event(entry, dated)
    event["uid"] = f"{entry.uid}-{dated.original_day:%Y%m%d}"
    return event


def events_of_plan(entry: Entry, plan: Plan) -> Iterator[Event]:
    """Yield an activity as calendars have it: all of it, then each date that differs.

    A cancelled or moved date is told of by RECURRENCE-ID, so that it changes where
    it has been put into a calendar before.
    """
    rule = rule_of(plan.repeats, plan.first_day)
    extra = [change for change in plan.changes if change.kind == Change.EXTRA]
    changed = {change.day for change in plan.changes}
    last = max([plan.first_day, *changed])
    dates = [date for date in plan.dates(last) if date.standing != Standing.MOVED_AWAY]
    if not rule and not extra:
        yield from (_event(entry, dated) for dated in dates)
        return
    yield _series(entry, plan, rule, dates)
    for dated in dates:
        if dated.original_day in changed:
            event = _event(entry, dated)
            event.add("recurrence-id", _known_by(plan, dated, extra))
            yield event


def _series(entry: Entry, plan: Plan, rule: str, dates: list[Dated]) -> Event:
    regular = Plan(
        plan.first_day,
        plan.begins,
        plan.last_day,
        plan.ends,
        is_cancelled=plan.is_cancelled,
    )
    (first,) = regular.dates(plan.first_day)
    event = _event(entry, first)
    if rule:
        event.add("rrule", vRecur.from_ical(rule + _end_of(plan)))
    days = {change.day for change in plan.changes if change.kind == Change.EXTRA}
    for dated in dates:
        if dated.original_day in days:
            event.add("rdate", [_begin(dated)], parameters=_value(dated))
    return event


def _end_of(plan: Plan) -> str:
    if plan.times:
        return f";COUNT={plan.times}"
    if plan.until is None:
        return ""
    if plan.begins is None:
        return f";UNTIL={plan.until:%Y%m%d}"
    # In UTC where the beginning has a time zone (3.3.10).
    return f";UNTIL={moment_of(plan.until, plan.begins):%Y%m%dT%H%M%SZ}"


def _known_by(plan: Plan, dated: Dated, extra: list):
    """Return by which beginning a calendar knows a date of a series."""
    if dated.original_day in {change.day for change in extra}:
        return _begin(dated)
    if plan.begins is None:
        return dated.original_day
    begin = moment_of(dated.original_day, plan.begins)
    return begin.astimezone(COPENHAGEN)


def _value(dated: Dated) -> dict:
    return {"VALUE": "DATE"} if dated.all_day else {}


def _begin(dated: Dated):
    if dated.all_day:
        return local_day(dated.starts_at)
    return dated.starts_at.astimezone(COPENHAGEN)


def _event(entry: Entry, dated: Dated) -> Event:
    event = Event()
    is_cancelled = dated.standing == Standing.CANCELLED
    title = entry.title
    if is_cancelled:
        # Some programs do not show what STATUS says.
        title = gettext("Called off: %(title)s") % {"title": title}
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.sequence)
    event.add("summary", title)
    event.add("dtstart", _begin(dated))
    if dated.has_end:
        # Of days it is the day after the last (3.6.1).
        end = dated.ends_at.astimezone(COPENHAGEN)
        event.add("dtend", end.date() if dated.all_day else end)
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    if place := dated.place or entry.place:
        event.add("location", place)
    words = [words for words in (dated.note, entry.summary, entry.url) if words]
    event.add("description", "\n\n".join(words))
    event.add("url", entry.url)
    return event
