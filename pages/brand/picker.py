"""The field in which a colour is chosen or typed."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from pages.brand.colours import clean_colour, is_colour

SITE_GREEN = "#1d5b45"


class ColourInput(forms.TextInput):
    """A text field; the browser's own colour picker stands beside it with scripts."""

    class Media:
        js = ["js/admin/colour-input.js"]

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off", "spellcheck": "false"} | (attrs or {}))

    def render(self, name, value, attrs=None, renderer=None):
        shown = clean_colour(str(value or ""))
        return format_html(
            '<span data-colour-input>{}<input type="color" value="{}" aria-label="{}"'
            " hidden></span>",
            super().render(name, value, attrs, renderer),
            # A picker always shows some colour.
            shown if is_colour(shown) else SITE_GREEN,
            _("Pick the colour"),
        )

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return clean_colour(value) if isinstance(value, str) else value
