"""Daily, weekly and monthly backups, and never none."""

from datetime import UTC, date, datetime, timedelta

from backups.making import PREFIX
from backups.rotation import Keeping, rotate, to_keep

FIRST = datetime(2026, 1, 1, 2, 15, tzinfo=UTC)
LAST = datetime(2026, 11, 29, 2, 15, tzinfo=UTC)


def daily() -> list[datetime]:
    days = (LAST - FIRST).days
    return [FIRST + timedelta(days=number) for number in range(days + 1)]


def kept_days(*numbers: int) -> list[date]:
    return sorted(moment.date() for moment in to_keep(daily(), Keeping(*numbers)))


def test_the_last_days_are_kept():
    assert kept_days(3, 0, 0) == [date(2026, 11, day) for day in (27, 28, 29)]


def test_the_last_one_of_each_week_is_kept():
    # The 29th of November is a Sunday, the last day of its week.
    assert kept_days(0, 3, 0) == [date(2026, 11, day) for day in (15, 22, 29)]


def test_the_last_one_of_each_month_is_kept():
    assert kept_days(0, 0, 3) == [
        date(2026, 9, 30),
        date(2026, 10, 31),
        date(2026, 11, 29),
    ]


def test_as_it_is_unless_told_otherwise():
    kept = kept_days(7, 4, 12)

    # Eleven months, three more Sundays, and six more days.
    assert len(kept) == 11 + 3 + 6
    assert kept[0] == date(2026, 1, 31)


def test_days_end_where_the_site_is():
    evening = datetime(2026, 11, 28, 22, 30, tzinfo=UTC)
    after_midnight = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)

    assert to_keep([evening, after_midnight], Keeping(2, 0, 0)) == {
        evening,
        after_midnight,
    }


def test_a_year_has_its_own_weeks_and_months():
    moments = [datetime(year, 11, 29, 2, tzinfo=UTC) for year in (2024, 2025, 2026)]

    assert to_keep(moments, Keeping(0, 0, 3)) == set(moments)


def test_the_newest_is_kept_whatever_is_said():
    assert kept_days(0, 0, 0) == [LAST.date()]


def test_no_file_of_another_kind_is_deleted(tmp_path):
    moments = [LAST - timedelta(days=number) for number in range(3)]
    names = [f"{PREFIX}{moment:%Y-%m-%dT%H%M%SZ}.tar" for moment in moments]
    for name in (*names, "noter.txt", f"{names[2]}.partial", "boligsocial-mine.tar"):
        (tmp_path / name).touch()

    gone = rotate(tmp_path, Keeping(1, 0, 0))

    assert [path.name for path in gone] == sorted(names[1:])
    assert {path.name for path in tmp_path.iterdir()} == {
        *(names[0], "noter.txt", f"{names[2]}.partial", "boligsocial-mine.tar")
    }
