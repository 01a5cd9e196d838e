"""Hours as a clock on the wall in Denmark shows them, and moments in time."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def moment_of(day: date, hour: time) -> datetime:
    """Return the moment, in UTC, at which a clock in Denmark shows `hour` on `day`.

    Of an hour that comes twice it is the first. One that does not exist is counted
    from the hour before the clocks changed, as RFC 5545 (3.3.5) has it.
    """
    return datetime.combine(day, hour, tzinfo=COPENHAGEN).astimezone(UTC)


def beginning_of(day: date) -> datetime:
    """Return the moment, in UTC, at which `day` begins in Denmark."""
    return moment_of(day, time.min)


def local_day(moment: datetime) -> date:
    """Return which day it is in Denmark at `moment`."""
    return moment.astimezone(COPENHAGEN).date()


def local_time(moment: datetime) -> time:
    """Return what a clock in Denmark shows at `moment`."""
    return moment.astimezone(COPENHAGEN).time()


def holds_today(now: datetime, changes: Iterable[datetime | None] = ()) -> datetime:
    """Return until when words such as “tomorrow” are true, at midnight at the latest.

    `changes` are the moments at which something else is so; None is never.
    """
    tomorrow = beginning_of(local_day(now) + timedelta(days=1))
    # Two times on one clock tell nothing of the hour that it gives or takes.
    return min(filter(None, (tomorrow, *changes)), key=datetime.timestamp)


def fault_of_hour(day: date, hour: time) -> str:
    """Return in a sentence why nobody can mean `hour` on `day`; "" if they can."""
    first, second = (
        datetime.combine(day, hour.replace(fold=fold), tzinfo=COPENHAGEN).utcoffset()
        for fold in (0, 1)
    )
    if first == second:
        return ""
    # In spring the clocks gain between the two guesses, in autumn they lose.
    if first < second:
        message = gettext(
            "There is no such hour that night, because the clock is put forward. "
            "Choose another than %(hour)s."
        )
    else:
        message = gettext(
            "That hour comes twice that night, because the clock is put back. "
            "Choose another than %(hour)s."
        )
    return message % {"hour": f"{hour.hour}.{hour.minute:02}"}
