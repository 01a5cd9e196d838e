"""A day at the end of the calendar is none that anybody means.

In another time zone it is a day outside of what Python can count, and comparing it
with what is stored fails.
"""

from django import forms

from plaintext.doors import wrap

# Their midnights are dates in every time zone, and so are those of their neighbours.
_YEARS = range(2, 9999)


def know_where_the_calendar_ends() -> None:
    """Have every field refuse such a day as it refuses the 31st of February; once."""
    for field in (forms.DateField, forms.DateTimeField):
        wrap(field, "to_python", _refuse_the_ends)


def _refuse_the_ends(original, field, value):
    try:
        moment = original(field, value)
    except OverflowError:
        moment = None
    else:
        if moment is None or moment.year in _YEARS:
            return moment
    raise forms.ValidationError(field.error_messages["invalid"], code="invalid")
