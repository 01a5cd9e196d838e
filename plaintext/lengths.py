"""Texts that are longer than there is room for: counted, and never cut in silence.

A browser drops what does not fit into a field with `maxlength`, and says nothing: who
pastes five hundred characters loses two hundred. So no form sends it. The admin's
script counts instead (static/js/admin/writing/text-length.js), and the server says how many
characters are too many, with all of the text in the field.

Django gives no hook for either, so the methods that all fields share are wrapped.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext

from plaintext.doors import wrap


def count_instead_of_cutting() -> None:
    """Have every form tell its limits without enforcing them; done once."""
    wrap(forms.CharField, "widget_attrs", _tell_the_limit)
    wrap(MaxLengthValidator, "__call__", _refuse_what_is_too_long)


def _tell_the_limit(original, field, widget) -> dict:
    attrs = original(field, widget)
    if limit := attrs.pop("maxlength", None):
        attrs["data-max-length"] = limit
    return attrs


def _refuse_what_is_too_long(_original, validator: MaxLengthValidator, value) -> None:
    """As Django's, with what has to go in the message."""
    limit = validator.limit_value
    limit = limit() if callable(limit) else limit
    length = validator.clean(value)
    if length <= limit:
        return
    message = gettext(
        "Write at most %(limit)d characters. The text is %(excess)d too long."
    )
    raise ValidationError(
        message,
        code=validator.code,
        params={
            "excess": length - limit,
            "limit": limit,
            "limit_value": limit,
            "show_value": length,
            "value": value,
        },
    )
