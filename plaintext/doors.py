"""Every way by which words enter, held to the rules of `plaintext.characters`.

Set up once for all fields there are, those of Wagtail and of every app to come: no
form, model or block has to remember it. Django gives no hook for that, so the methods
that all of them share are wrapped; tests walk all forms, models and blocks.

A form's field knows how it is typed into, and is the strictest. What comes by code
(imports, commands, copies) is cleaned when a model is validated, and again by the
query that writes it.
"""

import json
import re
from collections.abc import Callable
from functools import wraps

from django import forms
from django.db import models
from django.http import QueryDict
from wagtail.fields import RichTextField, StreamField
from wagtail.forms import PasswordViewRestrictionForm

from plaintext.characters import (
    clean_address,
    clean_email,
    clean_html,
    clean_json,
    clean_kept,
    clean_line,
    clean_text,
    without_refused,
)
from plaintext.pasted.rich_lines import tidy_lines
from plaintext.slugs import valid_slug_of

Rule = Callable[[str], str]

# A half of a pair, as JSON writes it.
_LONE_SURROGATE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)

# The first that fits a form's field.
_FORM_RULES: tuple[tuple[Callable, Rule | None], ...] = (
    (lambda field: isinstance(field.widget, forms.PasswordInput), None),
    (lambda field: isinstance(field, forms.EmailField), clean_email),
    (lambda field: isinstance(field, forms.URLField), clean_address),
    # One that allows letters beyond English may hold what was made before the rule.
    (
        lambda field: isinstance(field, forms.SlugField) and not field.allow_unicode,
        valid_slug_of,
    ),
    # Wagtail's rich text areas know their features.
    (lambda field: hasattr(field.widget, "accepts_features"), clean_html),
    (
        lambda field: isinstance(field.widget, forms.TextInput) and field.strip,
        clean_line,
    ),
    (lambda field: True, clean_text),
)


def clean_what_comes_in() -> None:
    """Put the rules on every door; done once, when the apps are loaded."""
    wrap(QueryDict, "appendlist", _without_nul)
    wrap(forms.CharField, "to_python", _clean_typed)
    wrap(forms.JSONField, "to_python", _clean_typed_json)
    wrap(forms.FileField, "to_python", _clean_file)
    for field in (models.CharField, models.TextField):
        wrap(field, "clean", _clean_field)
        wrap(field, "get_db_prep_save", _clean_field)
    wrap(models.JSONField, "get_db_prep_save", _clean_refused_json)
    wrap(models.FileField, "generate_filename", _clean_filename)
    wrap(StreamField, "get_prep_value", _clean_stream)
    wrap(StreamField, "to_python", _mend_stream)
    wrap(StreamField, "from_db_value", _mend_stream)
    # Chosen in a field of one line, and compared as text with what was kept.
    PasswordViewRestrictionForm.base_fields["password"].text_rule = clean_line


def rule_of_form_field(field: forms.CharField) -> Rule | None:
    """Return the rule for what is typed into `field`; None for passwords.

    A field may name one of its own as `text_rule`.
    """
    if hasattr(field, "text_rule"):
        return field.text_rule
    return next(rule for fits, rule in _FORM_RULES if fits(field))


def rule_of_model_field(field: models.Field) -> Rule:
    """Return the rule for what is kept in `field`, whoever puts it there."""
    if rule := getattr(field, "text_rule", None):
        return rule
    if isinstance(field, models.EmailField):
        return clean_email
    if isinstance(field, models.URLField):
        return clean_address
    if isinstance(field, RichTextField):
        return clean_html
    return clean_text if isinstance(field, models.TextField) else clean_kept


def wrap(owner: type, name: str, replacement: Callable) -> None:
    """Have `replacement` called where method `name` of `owner` is; done once.

    It is given what it stands for, then what that would have been given. For rules
    that hold wherever a method is called which Django or Wagtail gives no hook to.
    """
    original = getattr(owner, name)
    done = getattr(original, "replacements", ())
    if replacement in done:
        return

    @wraps(original)
    def method(self, *args, **kwargs):
        return replacement(original, self, *args, **kwargs)

    method.replacements = (*done, replacement)
    setattr(owner, name, method)


def _without_nul(original, query, key, value):
    """Keep from views that look into a request themselves what no column can hold."""
    if isinstance(value, str):
        value = value.replace("\0", "")
    return original(query, key, value)


def _clean_typed(original, field, value):
    rule = rule_of_form_field(field)
    if rule and value not in field.empty_values:
        value = rule(str(value))
        if rule is clean_html:
            value = tidy_lines(value, lists=_may_hold_lists(field))
    return original(field, value)


def _may_hold_lists(field) -> bool:
    features = getattr(field.widget, "features", None)
    return features is None or {"ul", "ol"} <= set(features)


def _clean_typed_json(original, field, value):
    return clean_json(original(field, value))


def _clean_file(original, field, data):
    if name := getattr(data, "name", None):
        data.name = clean_line(name)
    return original(field, data)


def _clean_field(original, field, value, *args, **kwargs):
    if isinstance(value, str):
        value = rule_of_model_field(field)(value)
    return original(field, value, *args, **kwargs)


def _clean_refused_json(original, field, value, *args, **kwargs):
    return original(field, _refused_left_out(value), *args, **kwargs)


def _refused_left_out(value):
    if isinstance(value, str):
        return without_refused(value)
    if isinstance(value, list | tuple):
        return [_refused_left_out(item) for item in value]
    if isinstance(value, dict):
        return {key: _refused_left_out(item) for key, item in value.items()}
    return value


def _clean_filename(original, field, instance, filename):
    return original(field, instance, clean_line(filename))


def _clean_stream(original, field, value):
    return clean_json(original(field, value))


def _mend_stream(original, field, value, *args, **kwargs):
    """Read what an older version stored: half a pair cannot be sent to anybody."""
    if isinstance(value, str) and _LONE_SURROGATE.search(value):
        value = json.dumps(clean_json(json.loads(value)))
    return original(field, value, *args, **kwargs)
