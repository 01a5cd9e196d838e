"""Days and hours as they are written in Danish."""

from datetime import date, time

from django.utils.formats import date_format
from django.utils.translation import gettext


def hour_in_words(hour: time) -> str:
    """Return “19” or “19.30”."""
    return f"{hour.hour}.{hour.minute:02}" if hour.minute else str(hour.hour)


def weekday_in_words(day: date, today: date) -> str:
    """Return “tirsdag 8. december”, with the year if it is not that of `today`."""
    # Translators: A day within a sentence, in Django's letters for dates.
    pattern = gettext("l j F") if day.year == today.year else gettext("l j F Y")
    return date_format(day, pattern)
