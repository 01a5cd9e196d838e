"""What Wagtail's form fields start by inline scripts, started without.

An inline script needs a policy under which every inline script runs: that of somebody
who got a script into a text as well. The element `<field-starter>` says which function
is called with what, and `starters.js` calls it where the script would have run, if it
is one of those. Wagtail 7.4 and 8.1 have an inline script in these places and, of the
apps that we use, in no other; `tests/boligsocial/test_starters.py` looks again.
"""

import json

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminTimeInput,
    BaseChooser,
)
from wagtail.admin.widgets.workflows import AdminTaskChooser

from plaintext.doors import wrap

_PICKERS = {
    AdminDateInput: "initDateChooser",
    AdminDateTimeInput: "initDateTimeChooser",
    AdminTimeInput: "initTimeChooser",
}


def starter(function: str, *arguments: object) -> SafeString:
    """Return the element that has the browser call `function` of Wagtail's scripts."""
    return format_html(
        '<field-starter data-function="{}" data-arguments="{}"></field-starter>',
        function,
        json.dumps(arguments),
    )


def start_without_inline_scripts() -> None:
    """Have Wagtail's fields print the element; done once, when the apps are loaded.

    The panels with forms in them do so in `templates/wagtailadmin/panels/`.
    """
    for widget in (AdminDateInput, AdminDateTimeInput, AdminTimeInput):
        # Of Django's own input, which has nothing but the input.
        widget.template_name = widget.__base__.template_name
        wrap(widget, "render", _with_starter)
    wrap(BaseChooser, "render", _render_chooser)


def _with_starter(original, widget, name, value, attrs=None, **options):
    function = next(
        function for kind, function in _PICKERS.items() if isinstance(widget, kind)
    )
    pk = widget.build_attrs(widget.attrs, attrs).get("id")
    html = original(widget, name, value, attrs, **options)
    return html + starter(function, pk, widget.get_config())


def _render_chooser(_original, chooser, name, value, attrs=None, **_options):
    """As Wagtail's own, whose script is within it."""
    data = chooser.get_value_data(value)
    html = chooser.render_html(name, data, attrs)
    pk = attrs["id"]
    if isinstance(chooser, AdminTaskChooser):
        return html + starter("createTaskChooser", pk)
    options = chooser.get_js_init_options(pk, name, data)
    return html + starter(chooser.js_constructor, pk, options)
