"""Others' calendars on their way in: what is kept, what is refused, nothing lost."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from activities.calendars.reading import (
    MOST_BYTES,
    UnreadableCalendarError,
    read_calendar,
)
from activities.models import ActivityPage
from tests.factories import ActivityIndexPageFactory

DAY, HOUR = datetime.date, datetime.time
TODAY = DAY(2026, 11, 29)


def calendar(*events: str) -> bytes:
    parts = [
        f"BEGIN:VEVENT\nUID:{n}\n{event}\nEND:VEVENT" for n, event in enumerate(events)
    ]
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR"])
    return text.replace("\n", "\r\n").encode()


EVENING = "SUMMARY:Bankospil\nDTSTART;TZID=Europe/Copenhagen:20261208T190000"


def one(event: str):
    (activity,) = read_calendar(calendar(event), TODAY).activities
    return activity


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "DTSTART:20261208T180000Z\nDTEND:20261208T200000Z",
            (HOUR(19), HOUR(21), None),
        ),
        ("DTSTART:20261208T190000\nDURATION:PT2H", (HOUR(19), HOUR(21), None)),
        ("DTSTART:20261208T190000", (HOUR(19), None, None)),
        ("DTSTART;VALUE=DATE:20261208", (None, None, None)),
        (
            "DTSTART;VALUE=DATE:20261208\nDTEND;VALUE=DATE:20261211",
            (None, None, DAY(2026, 12, 10)),
        ),
        (
            "DTSTART:20261208T200000\nDTEND:20261209T010000",
            (HOUR(20), HOUR(1), DAY(2026, 12, 9)),
        ),
    ],
)
def test_hours_become_those_of_a_clock_in_denmark(lines, expected):
    activity = one(f"SUMMARY:Bankospil\n{lines}")

    assert activity.first_day == DAY(2026, 12, 8)
    assert (activity.begins_at, activity.ends_at, activity.last_day) == expected


@pytest.mark.parametrize(
    ("rule", "repeats", "times", "extra"),
    [
        ("FREQ=WEEKLY;COUNT=4", "weekly", 4, 0),
        ("FREQ=WEEKLY;BYDAY=TU;WKST=MO", "weekly", None, 0),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4", "fortnightly", 4, 0),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=4", "monthly", 4, 0),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;COUNT=4", "", None, 3),
        ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6", "", None, 5),
        ("FREQ=YEARLY", "yearly", None, 0),
    ],
)
def test_a_rule_becomes_a_choice_of_ours_or_single_dates(rule, repeats, times, extra):
    activity = one(f"{EVENING}\nRRULE:{rule}")

    assert (activity.repeats, activity.repeats_times) == (repeats, times)
    assert [change.kind for change in activity.changes] == ["extra"] * extra


def test_cancelled_and_moved_dates_come_along():
    series = f"{EVENING}\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20261215T180000Z"
    moved = (
        "BEGIN:VEVENT\nUID:0\nSUMMARY:Bankospil\nRECURRENCE-ID:20261222T180000Z\n"
        "DTSTART:20261223T170000Z\nLOCATION:Laden\nEND:VEVENT\nEND:VCALENDAR"
    )
    data = calendar(series).replace(b"END:VCALENDAR", moved.encode())
    (activity,) = read_calendar(data, TODAY).activities
    cancelled, changed = activity.changes

    assert (cancelled.kind, cancelled.day) == ("cancelled", DAY(2026, 12, 15))
    assert (changed.kind, changed.day) == ("moved", DAY(2026, 12, 22))
    assert (changed.new_day, changed.begins) == (DAY(2026, 12, 23), HOUR(18))
    assert changed.place == "Laden"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (f"{EVENING}\nRRULE:FREQ=WEEKLY;COUNT=2000", "2000 gange"),
        (f"{EVENING}\nRRULE:FREQ=SECONDLY", "oftere end hver dag"),
        (f"{EVENING}\nRRULE:FREQ=DAILY", "sidste dag"),
        (
            f"{EVENING}\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5;INTERVAL=0",
            "regl",
        ),
        (f"{EVENING}\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH", "uden ende"),
        (
            f"{EVENING}\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=199",
            "højst være 60",
        ),
        (f"{EVENING}\nRRULE:FREQ=WEEKLY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=2", "én regel"),
        ("SUMMARY:Uden dato", "ingen dato"),
        ("SUMMARY:Sjusk\nDTSTART:ikke en dato", "kan ikke læses"),
        (f"{EVENING}\nRRULE:vrøvl", "kan ikke læses"),
        ("SUMMARY:Fjern\nDTSTART;VALUE=DATE:99991231", "årstallet"),
        ("SUMMARY:Nat\nDTSTART:20270328T023000", "findes ikke"),
        ("SUMMARY:Baglæns\nDTSTART:20261208T190000\nDTEND:20261208T180000", "før"),
    ],
)
def test_an_event_that_cannot_be_kept_is_named_with_its_reason(event, words):
    reading = read_calendar(calendar(event, EVENING), TODAY)

    assert [activity.title for activity in reading.activities] == ["Bankospil"]
    (reason,) = reading.left_out
    assert words in reason


def test_a_rule_for_a_day_that_never_comes_is_answered_at_once():
    rule = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5"

    assert one(f"{EVENING}\n{rule}").changes == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ikke en kalender"),
        (b"<html>", "ikke en kalender"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "kalender"),
        (b"BEGIN:VCALENDAR\r\nX:\0\r\nEND:VCALENDAR", "ikke en kalender"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "ingen begivenheder"),
        (calendar(EVENING) + "Fællesspisning".encode("latin-1"), "UTF-8"),
        (b"x" * (MOST_BYTES + 1), "1 MB"),
        (calendar(*[EVENING] * 101), "101 begivenheder"),
    ],
)
def test_what_is_no_calendar_or_too_much_of_one_is_refused(data, words):
    with pytest.raises(UnreadableCalendarError, match=words):
        read_calendar(data, TODAY)


@pytest.mark.django_db
def test_drafts_are_made_once_and_shown_to_nobody(admin_client, client):
    parent = ActivityIndexPageFactory()
    url = reverse("bring_in_calendar", args=[parent.pk])
    told = "Medbring plader.\\n\\nKaffe & <b>kage</b> koster 20 kr."
    data = calendar(f"{EVENING}\nDESCRIPTION:{told}", f"{EVENING}\nRRULE:FREQ=SECONDLY")
    answer = admin_client.post(url, {"file": SimpleUploadedFile("a.ics", data)})
    page = ActivityPage.objects.child_of(parent).get()

    assert "1 kladde er lavet" in answer.text
    assert "oftere end hver dag" in answer.text
    assert (page.title, page.live, page.summary) == (
        "Bankospil",
        False,
        "Medbring plader.",
    )
    assert "&lt;b&gt;kage" in str(page.body)
    assert "Bankospil" not in client.get(parent.url).text
    again = admin_client.post(url, {"text": data.decode()})
    assert "er her allerede" in again.text
    assert ActivityPage.objects.child_of(parent).count() == 1


@pytest.mark.django_db
def test_what_is_refused_stays_in_the_form_with_the_reason(admin_client, client):
    url = reverse("bring_in_calendar", args=[ActivityIndexPageFactory().pk])

    assert "Vælg en fil" in admin_client.post(url, {}).text
    answer = admin_client.post(url, {"text": "Bankospil på tirsdag"})
    assert "ikke en kalender" in answer.text
    assert "Bankospil på tirsdag" in answer.text
    assert admin_client.get(reverse("bring_in_calendar", args=[99])).status_code == 404
    assert client.get(url).status_code == 302
