"""The fields for a moment, and what is said of one that cannot be."""

from datetime import UTC

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pages.planning.choices import in_field


class MomentInput(forms.DateTimeInput):
    """The browser's own field for a day and an hour, which needs no script.

    A moment that has gone by is not shown: nobody plans with it.
    """

    input_type = "datetime-local"

    def format_value(self, value):
        if value is None or isinstance(value, str):
            return value or None
        if timezone.is_naive(value):
            value = timezone.make_aware(value)
        return in_field(value) if value > timezone.now() else None


class MomentField(forms.DateTimeField):
    """A moment where the association is, of which the clock knows exactly one."""

    widget = MomentInput
    default_error_messages = {
        "invalid": _("Write a day and an hour, such as 24.12.2026 08:00."),
    }

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise ValidationError(_explain(error.params["datetime"])) from error


def _explain(naive) -> str:
    """Say why the clock has no such hour on that day, or two of them."""
    aware = naive.replace(tzinfo=timezone.get_current_timezone())
    there_and_back = aware.astimezone(UTC).astimezone(aware.tzinfo).replace(tzinfo=None)
    hour = {"hour": f"{naive.hour}.{naive.minute:02}"}
    if there_and_back == naive:
        return (
            gettext(
                "That hour comes twice that night, because the clock is put back. "
                "Choose another than %(hour)s."
            )
            % hour
        )
    return (
        gettext(
            "There is no such hour that night, because the clock is put forward. "
            "Choose another than %(hour)s."
        )
        % hour
    )
