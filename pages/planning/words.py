"""Days and moments as people say them: “tomorrow, Monday the 30th of November, at 8”."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext


def day_in_words(day: date, today: date) -> str:
    """Return `day` with its weekday, and with its year when that is not this one."""
    written = date_format(day, _format_of(day, today))
    if day == today:
        return gettext("today, %(day)s") % {"day": written}
    if day == today + timedelta(days=1):
        return gettext("tomorrow, %(day)s") % {"day": written}
    if day == today - timedelta(days=1):
        return gettext("yesterday, %(day)s") % {"day": written}
    return written


def moment_in_words(moment: datetime, now: datetime) -> str:
    """Return the day and the hour of `moment`, where the association is."""
    local = timezone.localtime(moment)
    day = day_in_words(local.date(), timezone.localdate(now))
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
