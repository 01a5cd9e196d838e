"""Days and moments in Danish, and the choices that are ready to press."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from pages.moments import moment_as_said
from pages.planning.choices import expiry_choices, publication_choices

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=COPENHAGEN)


NOW = at(2026, 11, 29, 12, 0)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(2026, 11, 29, 16, 30), "i dag, søndag den 29. november, kl. 16.30"),
        (at(2026, 11, 30, 8, 0), "i morgen, mandag den 30. november, kl. 8"),
        (at(2026, 11, 28, 0, 5), "i går, lørdag den 28. november, kl. 0.05"),
        (at(2026, 12, 7, 8, 0), "mandag den 7. december kl. 8"),
        (at(2027, 1, 4, 9, 0), "mandag den 4. januar 2027 kl. 9"),
        # The day is that of Copenhagen, where it is summer two hours before UTC.
        (
            datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC),
            "onsdag den 1. juli kl. 0.30",
        ),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment, said):
    assert moment_as_said(moment, NOW) == said


@pytest.mark.parametrize(
    ("now", "values"),
    [
        # On a Sunday tomorrow is Monday; on a Monday a week from now is.
        (NOW, ["2026-11-30T08:00", "2026-12-06T08:00"]),
        (at(2026, 11, 30, 23, 59), ["2026-12-01T08:00", "2026-12-07T08:00"]),
        (
            at(2026, 12, 2, 0, 1),
            ["2026-12-03T08:00", "2026-12-07T08:00", "2026-12-09T08:00"],
        ),
        # The night in which the clock is put forward lies between.
        (
            at(2027, 3, 27, 22, 0),
            ["2027-03-28T08:00", "2027-03-29T08:00", "2027-04-03T08:00"],
        ),
    ],
)
def test_no_choice_is_offered_twice_and_all_are_at_eight(now, values):
    assert [choice.value for choice in publication_choices(now)] == values


def test_choices_say_the_day_that_they_mean():
    assert [choice.label for choice in publication_choices(NOW)] == [
        "I morgen, mandag den 30. november, kl. 8",
        "Om en uge, søndag den 6. december kl. 8",
    ]
    assert [(choice.label, choice.value) for choice in expiry_choices(NOW)] == [
        ("Om en uge (6. december)", "2026-12-06T23:59"),
        ("Om fire uger (27. december)", "2026-12-27T23:59"),
        ("Når året slutter (31. december)", "2026-12-31T23:59"),
    ]
