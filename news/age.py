"""How old a piece of news is, and what that means: by whole days, as people count."""

import datetime

from clock.moments import beginning_of

# After so many days the page itself says that it is old.
OLD = 365
# So long it stands on the page of a department.
AT_DEPARTMENT = 90


def passes_at(day: datetime.date, days: int) -> datetime.datetime:
    """Return the moment from which what is of `day` is older than so many days."""
    return beginning_of(day + datetime.timedelta(days=days + 1))


def is_older(day: datetime.date, days: int, now: datetime.datetime) -> bool:
    """Tell whether what is of `day` is older than so many days."""
    return passes_at(day, days) <= now
