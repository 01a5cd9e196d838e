"""Hours as a clock on the wall in Denmark shows them, and moments in time."""

import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

ZONE_NAME = "Europe/Copenhagen"
COPENHAGEN = ZoneInfo(ZONE_NAME)


def moment_of(day: datetime.date, hour: datetime.time) -> datetime.datetime:
    """Return the moment, in UTC, at which a clock in Denmark shows `hour` on `day`.

    Of an hour that comes twice it is the first. One that does not exist is counted
    from the hour before the clocks changed, as RFC 5545 (3.3.5) has it.
    """
    local = datetime.datetime.combine(day, hour, tzinfo=COPENHAGEN)
    return local.astimezone(datetime.UTC)


def midnight_of(day: datetime.date) -> datetime.datetime:
    """Return the moment, in UTC, at which `day` begins in Denmark."""
    return moment_of(day, datetime.time.min)


def local_day(moment: datetime.datetime) -> datetime.date:
    """Return which day it is in Denmark at `moment`."""
    return moment.astimezone(COPENHAGEN).date()


def local_time(moment: datetime.datetime) -> datetime.time:
    """Return what a clock in Denmark shows at `moment`."""
    return moment.astimezone(COPENHAGEN).time()


def fault_of_hour(day: datetime.date, hour: datetime.time) -> str:
    """Return in a sentence why nobody can meet at `hour` on `day`; "" if they can."""
    first, second = (
        datetime.datetime.combine(day, hour.replace(fold=fold), tzinfo=COPENHAGEN)
        for fold in (0, 1)
    )
    if first.utcoffset() == second.utcoffset():
        return ""
    # In spring the clocks gain between the two guesses, in autumn they lose.
    if first.utcoffset() < second.utcoffset():
        return gettext(
            "That hour does not exist: the clocks go forward that night, from 2 to 3. "
            "Choose another."
        )
    return gettext(
        "That hour comes twice: the clocks go back that night, from 3 to 2. Choose "
        "another, so that nobody is in doubt."
    )
