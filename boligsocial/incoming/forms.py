"""What is no valid value never comes onto the object that a form is about.

Django puts what was typed onto the object before the model validates it, and leaves it
there when the form is shown again. But panels, previews and headings of that form read
the object. What was typed stands in the field all the same, which reads the form.
"""

from functools import wraps

from django.forms.models import BaseModelForm


def keep_invalid_values_out() -> None:
    """Give an object its former values back where the new ones are refused; once."""
    original = BaseModelForm._post_clean  # noqa: SLF001, all forms pass through it
    if getattr(original, "keeps_out", False):
        return

    @wraps(original)
    def post_clean(self):
        before = dict(self.instance.__dict__)
        original(self)
        _give_back(self, before)

    post_clean.keeps_out = True
    BaseModelForm._post_clean = post_clean  # noqa: SLF001


def _give_back(form: BaseModelForm, before: dict) -> None:
    for field in form.instance._meta.concrete_fields:
        if field.name in form.errors and field.attname in before:
            setattr(form.instance, field.attname, before[field.attname])
