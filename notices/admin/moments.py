"""Until when: choices that are ready, and times that people write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from clock.fields import MomentField, in_field

OWN, UNKNOWN = "own", "unknown"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Choice:
    """A moment that can be chosen with one tap; `value` says which it is for good."""

    value: str
    label: str


def choices(now: datetime) -> Iterator[Choice]:
    """Yield what can be chosen without writing: the next hours at which work ends."""
    today = timezone.localdate(now)
    tomorrow = today + timedelta(days=1)
    for day, hour in ((today, 12), (today, 16), (today, 20), (tomorrow, 12)):
        at = _on(day, hour)
        if at - now >= _HOUR:
            named = gettext("today") if day == today else gettext("tomorrow")
            words = {"day": named, "hour": hour}
            label = gettext("at %(hour)d %(day)s") % words
            if day != today:
                label = gettext("%(day)s at %(hour)d") % words
            yield Choice(written(at), label)


def chosen(value: str) -> datetime:
    """Return the moment of a choice. Raises ValidationError for what is none."""
    return MomentField().clean(value)


def written(at: datetime | None) -> str:
    """Return a moment as a form has it."""
    return in_field(at) if at else ""


def in_words(value: str) -> str:
    """Return a choice that is no longer offered, as its label."""
    at = timezone.localtime(chosen(value))
    return date_format(at, gettext(r"l j F, G.i"))


def _on(day: date, hour: int) -> datetime:
    # None of these hours is one at which clocks are changed.
    return timezone.make_aware(datetime.combine(day, time(hour)))
