"""The field in which a colour is chosen or typed."""

import re

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

SITE_GREEN = "#1d5b45"
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def as_hex(text: str) -> str:
    """Return what somebody typed as #rrggbb: with or without #, three digits or six.

    What is no colour is returned as it is, for the field to refuse.
    """
    match = _HEX.fullmatch(text.strip())
    if not match:
        return text
    digits = match[1].lower()
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return f"#{digits}"


class ColourInput(forms.TextInput):
    """A text field; the browser's own colour picker stands beside it with scripts."""

    class Media:
        js = ["js/admin/colour-input.js"]

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off", "spellcheck": "false"} | (attrs or {}))

    def render(self, name, value, attrs=None, renderer=None):
        shown = as_hex(str(value or ""))
        return format_html(
            '<span data-colour-input>{}<input type="color" value="{}" aria-label="{}"'
            " hidden></span>",
            super().render(name, value, attrs, renderer),
            # A picker always shows some colour.
            shown if _HEX.fullmatch(shown) else SITE_GREEN,
            _("Pick the colour"),
        )

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return as_hex(value) if isinstance(value, str) else value
