"""The public holidays of Denmark (helligdage).

Store bededag is left out: it is no holiday since 2024 (lov nr. 214 af 6. marts 2023).
"""

import datetime
from functools import cache

from dateutil.easter import easter

# Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday,
# Ascension Day, Whit Sunday and Monday.
_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
_FIXED = ((1, 1), (12, 25), (12, 26))


def is_public_holiday(day: datetime.date) -> bool:
    """Return whether a day is a public holiday, on which most offices are closed."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[datetime.date]:
    sunday = easter(year)
    moving = (sunday + datetime.timedelta(days) for days in _FROM_EASTER)
    return frozenset((*moving, *(datetime.date(year, *day) for day in _FIXED)))
