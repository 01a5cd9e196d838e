"""What was stored before the doors were there, brought to the same rules."""

from collections.abc import Iterator

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from wagtail.fields import StreamField

from plaintext.characters import clean_json
from plaintext.doors import rule_of_model_field

BATCH = 500
# The machine's own notes, rebuilt or thrown away by themselves.
_NOT_OURS = {"contenttypes", "sessions", "wagtailsearch", "django_tasks_database"}


def tidy_stored_text() -> int:
    """Clean every column of words that needs it; return how many rows changed.

    A row whose cleaned name another row has already stays as it is. Drafts are
    cleaned when they are published.
    """
    changed = 0
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        is_table = options.managed and not options.proxy
        if is_table and options.app_label not in _NOT_OURS:
            changed += _tidy(model)
    return changed


def _tidy(model: type[models.Model]) -> int:
    fields = {field.name: field for field in _fields_of_words(model)}
    if not fields:
        return 0
    changed = 0
    rows = QuerySet(model).order_by().values_list("pk", *fields)
    for pk, *values in rows.iterator(chunk_size=BATCH):
        cleaned = {
            name: new
            for (name, field), old in zip(fields.items(), values, strict=True)
            if (new := _cleaned(field, old)) is not None
        }
        if cleaned:
            changed += _update(model, pk, cleaned)
    return changed


def _fields_of_words(model) -> Iterator[models.Field]:
    for field in model._meta.local_fields:
        is_text = isinstance(field, models.CharField | models.TextField | StreamField)
        if is_text and not field.primary_key and not field.choices:
            yield field


def _cleaned(field: models.Field, value):
    """Return the value that should be stored; None when it is the one that is."""
    if isinstance(field, StreamField):
        stored = list(value.raw_data)
        clean = clean_json(stored)
        return None if clean == stored else field.to_python(clean)
    if not isinstance(value, str):
        return None
    clean = rule_of_model_field(field)(value)
    return None if clean == value else clean


def _update(model, pk, cleaned: dict) -> int:
    try:
        with transaction.atomic():
            return QuerySet(model).filter(pk=pk).update(**cleaned)
    except IntegrityError:
        return 0
