"""Calendars as other programs read them: icalendar, and what recurs in it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from django.utils import timezone
from icalendar import Calendar

from activities.models import ActivityChange, ActivityPage
from tests.factories import (
    ActivityPageFactory,
    DepartmentPageFactory,
    SiteSettingsFactory,
    publish,
)

pytestmark = pytest.mark.django_db

FEED = "/kalender/aktiviteter.ics"
DAY = datetime.timedelta(days=1)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
# Two Tuesdays before and after the clocks go forward; far enough ahead to be upcoming.
YEAR = timezone.localdate().year + 1
LAST_SUNDAY = max(
    day
    for number in range(25, 32)
    if (day := datetime.date(YEAR, 3, number)).weekday() == 6
)
BEFORE = LAST_SUNDAY - 5 * DAY


@pytest.fixture(autouse=True)
def site():
    SiteSettingsFactory()


def weekly(**values) -> ActivityPage:
    said = {
        "title": "Fællesspisning, med æbler; og \\ løg",
        "summary": "Kom og spis. " * 12,
        "first_day": BEFORE,
        "repeats": "weekly",
        "repeats_times": 4,
    }
    return publish(ActivityPageFactory(**said | values))


def read(client, url: str = FEED) -> Calendar:
    response = client.get(url)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def happening(calendar: Calendar) -> list:
    """Return what a program shows of next spring."""
    span = (datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31))
    return sorted(
        recurring_ical_events.of(calendar).between(*span),
        key=lambda event: str(event["DTSTART"].dt),
    )


def test_an_evening_is_at_seven_on_both_sides_of_summer_time(client):
    page = weekly()
    events = happening(read(client))

    assert [event["DTSTART"].dt.astimezone(COPENHAGEN).hour for event in events] == [
        19
    ] * 4
    moments = [event["DTSTART"].dt.astimezone(datetime.UTC).hour for event in events]
    assert moments == [18, 17, 17, 17]
    assert {str(event["SUMMARY"]) for event in events} == {page.title}


def test_the_file_is_what_the_standard_says(client):
    weekly()
    content = client.get(FEED).content
    lines = content.split(b"\r\n")

    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"TZID:Europe/Copenhagen" in content
    assert b"\\, med" in content
    calendar = read(client)
    assert not calendar.errors
    (event,) = calendar.events
    assert not event.errors
    assert {"UID", "DTSTAMP", "SEQUENCE", "URL", "RRULE"} <= set(event)


def test_cancelled_moved_and_extra_dates_reach_those_who_subscribe(client):
    page = weekly()
    uid = str(read(client).events[0]["UID"])
    cancelled, moved = (BEFORE + weeks * 7 * DAY for weeks in (1, 2))
    page.changes = [
        ActivityChange(kind="cancelled", day=cancelled, note="Amina er syg"),
        ActivityChange(
            kind="moved",
            day=moved,
            new_day=moved + 2 * DAY,
            begins_at=datetime.time(18),
            place="Laden",
        ),
        ActivityChange(kind="extra", day=BEFORE + DAY),
    ]
    publish(page)
    calendar = read(client)
    events = happening(calendar)

    assert {str(event["UID"]) for event in calendar.events} == {uid}
    assert {event["SEQUENCE"] for event in calendar.events} == {1}
    assert [str(event["STATUS"]) for event in events] == [
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
        "CONFIRMED",
    ]
    assert events[1]["DTSTART"].dt.date() == BEFORE + DAY
    assert "Aflyst" in events[2]["SUMMARY"]
    assert events[3]["DTSTART"].dt.replace(tzinfo=None) == datetime.datetime.combine(
        moved + 2 * DAY, datetime.time(18)
    )
    assert events[3]["LOCATION"] == "Laden"


def test_all_of_it_cancelled_is_cancelled_everywhere(client):
    page = weekly()
    page.is_cancelled = True
    publish(page)

    assert {str(event["STATUS"]) for event in happening(read(client))} == {"CANCELLED"}


def test_days_end_the_day_after_the_last_and_a_series_at_its_last_day(client):
    weekly(
        begins_at=None,
        ends_at=None,
        last_day=BEFORE + DAY,
        repeats_times=None,
        repeats_until=BEFORE + 14 * DAY,
    )
    events = happening(read(client))

    assert [event["DTSTART"].dt for event in events] == [
        BEFORE,
        BEFORE + 7 * DAY,
        BEFORE + 14 * DAY,
    ]
    assert events[0]["DTEND"].dt == BEFORE + 2 * DAY


def test_a_series_until_a_day_takes_place_that_day(client):
    weekly(repeats_times=None, repeats_until=BEFORE + 14 * DAY)

    assert len(happening(read(client))) == 3


def test_a_change_that_no_calendar_shows_leaves_its_number(client):
    page = weekly()
    page.body = [("text", {"title": "Mere", "text": "<p>Tag en kop med.</p>"})]
    publish(page)

    assert read(client).events[0]["SEQUENCE"] == 0


def test_one_date_is_an_event_of_its_own(client):
    page = weekly()
    calendar = read(client, f"/kalender/aktivitet-{page.pk}-{BEFORE.isoformat()}.ics")
    (event,) = calendar.events

    assert "RRULE" not in event
    assert event["UID"].endswith(f"{BEFORE:-%Y%m%d}")
    for url in ("2026-02-30", "20260203", "x", f"{BEFORE + DAY}"):
        address = f"/kalender/aktivitet-{page.pk}-{url}.ics"
        assert client.get(address).status_code == 404


def test_a_department_has_a_feed_of_its_own_and_of_what_is_for_all(client):
    own, other = DepartmentPageFactory.create_batch(2)
    weekly(title="For alle")
    for department, title in ((own, "Kun her"), (other, "Et andet sted")):
        page = ActivityPageFactory(title=title, first_day=BEFORE)
        page.departments.set([department])
        publish(page)
    events = read(client, f"/kalender/afdeling-{own.pk}.ics").events

    assert sorted(str(event["SUMMARY"]) for event in events) == ["For alle", "Kun her"]
    assert client.get("/kalender/afdeling-999999999999999999999.ics").status_code == 404


def test_nothing_planned_is_a_calendar_without_events(client):
    assert read(client).events == []


def test_who_asks_again_is_told_that_nothing_is_new_until_something_is(
    client, settings
):
    settings.PAGE_CACHE_BYTES = 8 * 1024 * 1024
    page = weekly()
    one, own = FEED, f"/kalender/aktivitet-{page.pk}.ics"
    seen = {url: client.get(url) for url in (one, own)}
    for _visit in range(2):  # made anew, and at hand
        for url, first in seen.items():
            again = client.get(url, headers={"if-none-match": first["ETag"]})
            assert (again.status_code, again.content) == (304, b"")
            assert again["ETag"] == first["ETag"]

    page.place = "Laden"
    publish(page)
    for url, first in seen.items():
        news = client.get(url, headers={"if-none-match": first["ETag"]})
        assert news.status_code == 200
        assert b"LOCATION:Laden" in news.content
        assert news["ETag"] != first["ETag"]
