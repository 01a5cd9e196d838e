"""What is no valid value never comes onto the object that a form is about.

Django puts what was typed onto the object before the model validates it, and leaves it
there when the form is shown again. But panels, previews and headings of that form read
the object. What was typed stands in the field all the same, which reads the form.
"""

from django.forms.models import BaseModelForm

from plaintext.doors import wrap


def keep_invalid_values_out() -> None:
    """Give an object its former values back where the new ones are refused; once."""
    wrap(BaseModelForm, "_post_clean", _give_back_what_was)


def _give_back_what_was(original, form):
    before = dict(form.instance.__dict__)
    original(form)
    for field in form.instance._meta.concrete_fields:
        if field.name in form.errors and field.attname in before:
            setattr(form.instance, field.attname, before[field.attname])
