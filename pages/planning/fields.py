"""The field for a moment that is planned."""

from datetime import datetime

from django.utils import timezone

from clock.fields import MomentField, MomentInput


class PlannedMomentInput(MomentInput):
    """A moment that has gone by is not shown: nobody plans with it."""

    def format_value(self, value):
        if isinstance(value, datetime):
            aware = timezone.make_aware(value) if timezone.is_naive(value) else value
            if aware <= timezone.now():
                return None
        return super().format_value(value)


class PlannedMomentField(MomentField):
    """A moment at which something is to happen."""

    widget = PlannedMomentInput
