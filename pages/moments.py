"""Days and moments as staff are told of them: in Danish time, with the month in letters.

What lies near is said as people say it: “tomorrow, Monday the 30th of November, at 8”.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from clock.moments import local_time
from clock.words import hour_in_words, weekday_in_words


def day_in_words(moment: date | datetime) -> str:
    """Return the day, or the day of a moment, as “3. maj 2026”."""
    return date_format(_here(moment), "j. F Y")


def moment_in_words(moment: datetime) -> str:
    """Return a moment as “3. maj 2026 kl. 9.05”."""
    return date_format(_here(moment), "DATETIME_FORMAT")


def day_as_said(day: date, today: date) -> str:
    """Return `day` with its weekday, and with its year when that is not this one."""
    written = weekday_in_words(day, today)
    if day == today:
        return gettext("today, %(day)s") % {"day": written}
    if day == today + timedelta(days=1):
        return gettext("tomorrow, %(day)s") % {"day": written}
    if day == today - timedelta(days=1):
        return gettext("yesterday, %(day)s") % {"day": written}
    return written


def moment_as_said(moment: datetime, now: datetime) -> str:
    """Return the day and the hour of `moment`, where the association is."""
    day = day_as_said(timezone.localtime(moment).date(), timezone.localdate(now))
    # Between commas, what is said of the day is closed before the hour.
    separator = ", " if ", " in day else " "
    return f"{day}{separator}{time_in_words(moment)}"


def time_in_words(moment: datetime) -> str:
    """Return the hour alone: “kl. 8”, “kl. 8.30”."""
    return gettext("at %(hour)s") % {"hour": hour_in_words(local_time(moment))}


def _here(moment):
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment
