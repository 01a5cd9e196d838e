"""The field for a moment, and what is said of one that cannot be."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clock.moments import fault_of_hour

# As a browser's own field sends it, and as somebody may write it without one.
FORMATS = [
    "%Y-%m-%dT%H:%M",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y kl. %H.%M",
]


def in_field(moment: datetime) -> str:
    """Return a moment as a field for day and hour has it: local, to the minute."""
    return timezone.localtime(moment).strftime(FORMATS[0])


class MomentInput(forms.DateTimeInput):
    """The browser's own field for a day and an hour, which needs no script."""

    input_type = "datetime-local"

    def format_value(self, value):
        if value is None or isinstance(value, str):
            return value or None
        if timezone.is_naive(value):
            value = timezone.make_aware(value)
        return in_field(value)


class MomentField(forms.DateTimeField):
    """A moment where the association is, of which the clock knows exactly one."""

    widget = MomentInput
    input_formats = FORMATS
    default_error_messages = {
        "invalid": _("Write a day and an hour, such as 24.12.2026 08:00."),
    }

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            naive = error.params["datetime"]
            message = fault_of_hour(naive.date(), naive.time())
            raise ValidationError(message, code=error.code) from error
