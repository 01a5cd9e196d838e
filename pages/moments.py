"""Days and moments as staff are told of them: in Danish time, with the month in letters.

What lies near is said as people say it: “tomorrow, Monday the 30th of November, at 8”.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext


def beginning_of(day: date) -> datetime:
    """Return the moment at which `day` begins in Denmark."""
    midnight = datetime.combine(day, time.min)
    return timezone.make_aware(midnight, timezone.get_default_timezone())


def holds_today(now: datetime, changes: Iterable[datetime | None] = ()) -> datetime:
    """Return until when words such as “tomorrow” are true, at midnight at the latest.

    `changes` are the moments at which something else is so; None is never.
    """
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    # Two times on one clock tell nothing of the hour that it gives or takes.
    moments = filter(None, (beginning_of(tomorrow), *changes))
    return min(moments, key=datetime.timestamp)


def day_in_words(moment: date | datetime) -> str:
    """Return the day, or the day of a moment, as “3. maj 2026”."""
    return date_format(_here(moment), "j. F Y")


def moment_in_words(moment: datetime) -> str:
    """Return a moment as “3. maj 2026 kl. 9.05”."""
    return date_format(_here(moment), "DATETIME_FORMAT")


def day_as_said(day: date, today: date) -> str:
    """Return `day` with its weekday, and with its year when that is not this one."""
    written = date_format(day, _format_of(day, today))
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
    local = timezone.localtime(moment)
    hour = date_format(local, "G.i" if local.minute else "G")
    return gettext("at %(hour)s") % {"hour": hour}


def _format_of(day: date, today: date) -> str:
    return gettext("l j F") if day.year == today.year else gettext("l j F Y")


def _here(moment):
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment
