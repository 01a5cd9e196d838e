"""Days and moments as staff are told of them: in Danish time, with the month in letters."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format


def day_in_words(moment: date | datetime) -> str:
    """Return the day, or the day of a moment, as “3. maj 2026”."""
    return date_format(_here(moment), "j. F Y")


def moment_in_words(moment: datetime) -> str:
    """Return a moment as “3. maj 2026 kl. 9.05”."""
    return date_format(_here(moment), "DATETIME_FORMAT")


def _here(moment):
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment
