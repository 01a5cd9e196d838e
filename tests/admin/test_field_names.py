"""A field's name stands before what a form has of its own under that name.

HTML Standard, "The form element": a form hands out its elements by their names. Whoever
asks `form.method` for how it is sent is given the field that is called so, and the editor
cannot save by itself.
"""

import pytest
from wagtail.admin.panels import get_edit_handler
from wagtail.contrib.settings.registry import registry
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

# What the interface HTMLFormElement has, but for a name, which no script asks for.
OF_THE_FORM = {
    "acceptCharset",
    "action",
    "autocomplete",
    "checkValidity",
    "elements",
    "encoding",
    "enctype",
    "length",
    "method",
    "noValidate",
    "rel",
    "relList",
    "reportValidity",
    "requestSubmit",
    "reset",
    "submit",
    "target",
}
EDITED = sorted(
    {*get_page_models(), *get_snippet_models(), *registry},
    key=lambda model: model._meta.label,
)


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model._meta.label)
def test_no_field_of_the_editor_hides_what_its_form_has(model):
    form = get_edit_handler(model).get_form_class()

    names = {*form.base_fields, *getattr(form, "formsets", {})}

    assert names
    assert names.isdisjoint(OF_THE_FORM)
