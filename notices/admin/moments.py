"""Until when: choices that are ready, and times that people write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pages.planning.choices import in_field

OWN, UNKNOWN = "own", "unknown"
# As a browser's own field sends it, and as somebody may write it without one.
FORMATS = ["%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y kl. %H.%M"]
_FORMAT = FORMATS[0]
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Choice:
    """A moment that can be chosen with one tap; `value` says which it is for good."""

    value: str
    label: str


class LocalMomentField(forms.DateTimeField):
    """A moment in the site's own time, which the clock must have had."""

    def __init__(self, **kwargs):
        attrs = {"type": "datetime-local"}
        widget = forms.DateTimeInput(attrs, format=_FORMAT)
        messages = {"invalid": _("Write a date and a time, such as 24.12.2026 16:00.")}
        super().__init__(
            widget=widget, input_formats=FORMATS, error_messages=messages, **kwargs
        )

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise ValidationError(_clock_is_changed(), code=error.code) from error
            raise


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
    return LocalMomentField().clean(value)


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


def _clock_is_changed() -> str:
    return gettext(
        "That night the clock is changed, and it has that hour twice or not at all. "
        "Choose another time."
    )
