"""What is open when: by Danish clocks, on the days as they are."""

import datetime

import pytest
from django.utils import translation

from clock.moments import COPENHAGEN
from departments.hours.holidays import is_public_holiday
from departments.hours.opening import (
    ExceptionalDays,
    OpeningHours,
    WeeklySpan,
)
from departments.hours.wording import exception_lines, state_in_words, weekly_lines

MONDAY_TO_THURSDAY = WeeklySpan(0, 3, datetime.time(9), datetime.time(12))
AFTERNOONS = WeeklySpan(0, 3, datetime.time(13), datetime.time(15, 30))
OFFICE = OpeningHours((MONDAY_TO_THURSDAY, AFTERNOONS))
ROUND_THE_CLOCK = OpeningHours(
    (WeeklySpan(0, 6, datetime.time(0), datetime.time(0)),), closed_on_holidays=False
)


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("now", "is_open", "changes"),
    [
        ("2026-06-01T08:59", False, "2026-06-01T09:00"),
        ("2026-06-01T09:00", True, "2026-06-01T12:00"),
        ("2026-06-01T12:00", False, "2026-06-01T13:00"),
        ("2026-06-01T15:30", False, "2026-06-02T09:00"),
        # From Thursday afternoon to Monday.
        ("2026-06-04T16:00", False, "2026-06-08T09:00"),
        # Whit Monday is a holiday.
        ("2026-05-22T12:00", False, "2026-05-26T09:00"),
    ],
)
def test_an_office_is_open_at_its_hours(now, is_open, changes):
    state = OFFICE.at(moment(now))
    assert (state.is_open, state.changes_at) == (is_open, moment(changes))


def test_a_moment_may_come_from_any_time_zone():
    state = OFFICE.at(datetime.datetime(2026, 6, 1, 7, 30, tzinfo=datetime.UTC))
    assert state.is_open
    winter = OFFICE.at(datetime.datetime(2026, 1, 5, 7, 30, tzinfo=datetime.UTC))
    assert not winter.is_open


def test_the_night_when_the_clock_is_changed_has_its_own_length():
    nights = OpeningHours((WeeklySpan(6, 6, datetime.time(1), datetime.time(4)),))
    spring, autumn = moment("2026-03-29T01:00"), moment("2026-10-25T01:00")
    lengths = [
        nights.at(start).changes_at.timestamp() - start.timestamp()
        for start in (spring, autumn)
    ]
    assert lengths == [2 * 3600, 4 * 3600]


def test_days_that_are_different_come_before_the_week_and_the_holidays():
    hours = OpeningHours(
        (MONDAY_TO_THURSDAY,),
        (
            ExceptionalDays(
                datetime.date(2026, 7, 13), datetime.date(2026, 7, 31), reason="ferie"
            ),
            ExceptionalDays(
                datetime.date(2026, 12, 26),
                datetime.date(2026, 12, 26),
                datetime.time(10),
                datetime.time(11),
            ),
        ),
    )
    closed = hours.at(moment("2026-07-14T10:00"))
    assert not closed.is_open
    assert closed.reason == "ferie"
    assert closed.changes_at == moment("2026-08-03T09:00")
    assert hours.at(moment("2026-12-26T10:30")).is_open


def test_what_never_closes_and_what_never_opens_change_at_no_time():
    state = ROUND_THE_CLOCK.at(moment("2026-06-01T03:00"))
    assert state.is_open
    assert state.changes_at is None
    nothing = OpeningHours().at(moment("2026-06-01T03:00"))
    assert not nothing.is_open
    assert nothing.changes_at is None
    assert not OpeningHours()


def test_a_span_until_midnight_goes_on_into_the_next_day():
    evening = WeeklySpan(0, 0, datetime.time(18), datetime.time(0))
    night = WeeklySpan(1, 1, datetime.time(0), datetime.time(2))
    state = OpeningHours((evening, night)).at(moment("2026-06-01T23:00"))
    assert state.changes_at == moment("2026-06-02T02:00")


def test_the_holidays_are_those_of_denmark():
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(n) for n in range(365)]
    assert [day.isoformat()[5:] for day in days if is_public_holiday(day)] == [
        *("01-01", "04-02", "04-03", "04-05", "04-06", "05-14", "05-24", "05-25"),
        *("12-25", "12-26"),
    ]


def test_hours_are_said_as_people_say_them():
    with translation.override("da"):
        assert weekly_lines(OFFICE) == [
            ("Mandag til torsdag", "kl. 9–12 og kl. 13–15.30")
        ]
        assert weekly_lines(ROUND_THE_CLOCK) == [("Alle dage", "døgnet rundt")]
        now = moment("2026-06-04T16:00")
        assert state_in_words(OFFICE.at(now), now) == "Lukket nu, åbner på mandag kl. 9"
        now = moment("2026-06-01T10:00")
        assert state_in_words(OFFICE.at(now), now) == "Åbent nu, lukker kl. 12"
        over = ExceptionalDays(datetime.date(2026, 5, 1), datetime.date(2026, 5, 2))
        coming = ExceptionalDays(
            datetime.date(2026, 6, 5), datetime.date(2026, 6, 5), reason="grundlovsdag"
        )
        lines = exception_lines(OpeningHours((), (coming, over)), now.date())
        assert lines == ["5. juni 2026: lukket (grundlovsdag)"]
