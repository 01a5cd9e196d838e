"""When something takes place: days, hours, DST, and what becomes of single dates."""

import datetime

import pytest

from activities.editor.faults import plan_faults
from activities.schedule.plan import (
    Change,
    ChangedDate,
    Plan,
    Standing,
)
from activities.schedule.words import rule_in_words, when_in_words
from clock.moments import fault_of_hour, local_time

DAY, HOUR = datetime.date, datetime.time
TODAY = DAY(2026, 11, 29)
A_YEAR_ON = DAY(2027, 11, 29)


TUESDAY = DAY(2026, 12, 8)


def evening(first: DAY = TUESDAY, **said) -> Plan:
    """Return a meeting from 19 to 21."""
    return Plan(first, HOUR(19), None, HOUR(21), **said)


def days(plan: Plan) -> list[DAY]:
    return [dated.original_day for dated in plan.dates(A_YEAR_ON)]


@pytest.mark.parametrize(
    ("repeats", "expected", "words"),
    [
        ("", [(12, 8)], ""),
        ("daily", [(12, 8), (12, 9), (12, 10)], "hver dag, 3 gange"),
        ("weekly", [(12, 8), (12, 15), (12, 22)], "hver tirsdag, 3 gange"),
        ("fortnightly", [(12, 8), (12, 22), (1, 5)], "hver anden tirsdag, 3 gange"),
        (
            "monthly",
            [(12, 8), (1, 12), (2, 9)],
            "den anden tirsdag i måneden, 3 gange",
        ),
    ],
)
def test_it_comes_again_as_the_editor_chose(repeats, expected, words):
    plan = evening(repeats=repeats, times=3 if repeats else None)

    assert [(day.month, day.day) for day in days(plan)] == expected
    assert rule_in_words(plan) == words


def test_the_last_weekday_of_a_month_is_the_last_whatever_its_number():
    plan = evening(DAY(2026, 12, 29), repeats="monthly_last", times=3)

    assert days(plan) == [DAY(2026, 12, 29), DAY(2027, 1, 26), DAY(2027, 2, 23)]


def test_an_evening_stays_at_seven_when_the_clocks_change():
    dates = evening(DAY(2027, 3, 23), repeats="weekly", times=2).dates(A_YEAR_ON)

    assert [local_time(dated.starts_at) for dated in dates] == [HOUR(19), HOUR(19)]
    assert [dated.starts_at.hour for dated in dates] == [18, 17]


def test_an_hour_that_is_none_or_two_is_told_of():
    assert "findes ikke" in fault_of_hour(DAY(2027, 3, 28), HOUR(2, 30))
    assert "to gange" in fault_of_hour(DAY(2026, 10, 25), HOUR(2, 30))
    assert fault_of_hour(DAY(2027, 3, 28), HOUR(3)) == ""


def test_a_series_crosses_the_hour_that_does_not_exist():
    plan = Plan(DAY(2027, 3, 27), HOUR(2, 30), None, HOUR(3, 30), "daily", times=3)
    dates = plan.dates(A_YEAR_ON)

    assert [local_time(dated.starts_at) for dated in dates] == [
        HOUR(2, 30),
        HOUR(3, 30),
        HOUR(2, 30),
    ]
    assert all(dated.starts_at <= dated.ends_at for dated in dates)


def test_a_cancelled_date_stays_to_be_told_of():
    gone = ChangedDate(Change.CANCELLED, DAY(2026, 12, 15), note="Amina er syg")
    dates = evening(repeats="weekly", times=3, changes=(gone,)).dates(A_YEAR_ON)

    assert [dated.standing for dated in dates] == ["planned", "cancelled", "planned"]
    assert dates[1].note == "Amina er syg"


def test_a_moved_date_is_told_of_where_it_was_and_where_it_is():
    moved = ChangedDate(
        Change.MOVED,
        DAY(2026, 12, 15),
        DAY(2026, 12, 17),
        HOUR(18),
        None,
        "Fælleshuset",
    )
    dates = evening(repeats="weekly", times=2, changes=(moved,)).dates(A_YEAR_ON)
    away, now = dates[1:]

    assert away.standing == Standing.MOVED_AWAY
    assert now.standing == Standing.MOVED
    assert (away.other_start, now.other_start) == (now.starts_at, away.starts_at)
    assert when_in_words(now, TODAY) == "torsdag den 17. december kl. 18"
    assert away.place == now.place == "Fælleshuset"


def test_a_change_of_a_day_that_is_none_of_its_days_changes_nothing():
    stray = ChangedDate(Change.CANCELLED, DAY(2026, 12, 16))

    assert (
        len(evening(repeats="weekly", times=2, changes=(stray,)).dates(A_YEAR_ON)) == 2
    )


def test_all_of_it_cancelled_is_each_of_its_dates_cancelled():
    moved = ChangedDate(Change.MOVED, DAY(2026, 12, 15), DAY(2026, 12, 17))
    plan = evening(repeats="weekly", times=2, changes=(moved,), is_cancelled=True)

    assert [dated.standing for dated in plan.dates(A_YEAR_ON)] == ["cancelled"] * 2


class Said:
    """What an editor wrote."""

    first_day, last_day = DAY(2026, 12, 8), None
    begins_at, ends_at = HOUR(19), HOUR(21)
    repeats, repeats_until, repeats_times = "", None, None

    def __init__(self, **said):
        vars(self).update(said)


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"ends_at": HOUR(18)}, "ends_at", "før"),
        ({"begins_at": None}, "begins_at", "begynder"),
        ({"first_day": DAY(2062, 12, 8)}, "first_day", "årstallet"),
        ({"first_day": DAY(1, 1, 1)}, "first_day", "årstallet"),
        ({"last_day": DAY(2026, 12, 7)}, "last_day", "før"),
        ({"last_day": DAY(2027, 12, 7)}, "last_day", "måned"),
        (
            {"first_day": DAY(2027, 3, 28), "begins_at": HOUR(2, 30)},
            "begins_at",
            "findes ikke",
        ),
        ({"repeats": "weekly", "repeats_times": 2000}, "repeats_times", "200"),
        ({"repeats": "weekly", "repeats_times": 0}, "repeats_times", "200"),
        ({"repeats": "daily"}, "repeats_until", "sidste dag"),
        (
            {"repeats": "daily", "repeats_until": DAY(2030, 1, 1)},
            "repeats_until",
            "200",
        ),
        (
            {"repeats": "weekly", "repeats_until": DAY(2026, 12, 1)},
            "repeats_until",
            "før",
        ),
        (
            {"repeats": "weekly", "repeats_until": DAY(9999, 12, 31)},
            "repeats_until",
            "årstallet",
        ),
        ({"repeats_times": 3}, "repeats_times", "gentages"),
        (
            {"repeats": "monthly", "first_day": DAY(2026, 12, 29)},
            "repeats",
            "femte tirsdag",
        ),
        ({"repeats": "monthly_last"}, "repeats", "sidste tirsdag"),
    ],
)
def test_what_makes_no_sense_is_told_of_at_its_field(said, field, words):
    faults = plan_faults(Said(**said), TODAY)

    assert list(faults) == [field]
    assert words in faults[field]


def test_what_makes_sense_is_left_alone():
    assert plan_faults(Said(), TODAY) == {}
    after_midnight = {"ends_at": HOUR(1), "last_day": DAY(2026, 12, 9)}
    assert plan_faults(Said(**after_midnight), TODAY) == {}
    for_ever = Said(repeats="weekly")
    assert plan_faults(for_ever, TODAY) == {}
