"""A day at the end of the calendar is none that anybody means.

In another time zone it is a day outside of what Python can count, and comparing it
with what is stored fails.
"""

from functools import wraps

from django import forms

# Their midnights are dates in every time zone, and so are those of their neighbours.
_YEARS = range(2, 9999)


def know_where_the_calendar_ends() -> None:
    """Have every field refuse such a day as it refuses the 31st of February; once."""
    for field in (forms.DateField, forms.DateTimeField):
        _refuse_the_ends(field)


def _refuse_the_ends(field_class: type[forms.Field]) -> None:
    original = field_class.to_python
    if getattr(original, "has_ends", False):
        return

    @wraps(original)
    def to_python(self, value):
        try:
            moment = original(self, value)
        except OverflowError:
            moment = None
        else:
            if moment is None or moment.year in _YEARS:
                return moment
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")

    to_python.has_ends = True
    field_class.to_python = to_python
