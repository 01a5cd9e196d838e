"""What a template keeps of a page, and a page made of what was kept."""

from uuid import uuid4

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.models import BasePage
from streams.stored import raw_stream

# They are about the page itself, and not about pages of its kind.
_OF_ONE_PAGE = {"content_owner"}


def content_of(page: BasePage) -> dict:
    """Return what a template keeps of a page: its content, without name or history."""
    data = page.serializable_data()
    return {
        field.name: _raw(field, data[field.name])
        for field in _kept_fields(type(page))
        if field.name in data
    }


def page_from(model: type[BasePage], content: dict) -> BasePage:
    """Return a new page, not saved, of what a template has kept.

    Fields that the type no longer has are passed over, and so is what has been
    deleted since. Its blocks get ids of their own.
    """
    page = model()
    for field in _kept_fields(model):
        if field.name not in content:
            continue
        value = content[field.name]
        if field.many_to_many:
            found = field.related_model._default_manager.filter(pk__in=value)
            setattr(page, field.name, list(found))
        elif field.is_relation:
            setattr(page, field.name, _still_there(field, value))
        elif isinstance(field, StreamField):
            setattr(page, field.name, field.to_python(with_new_ids(value)))
        else:
            setattr(page, field.attname, field.to_python(value))
    return page


def with_new_ids(stored):
    """Return blocks as stored, each with another id: comments and jumps go by it."""
    if isinstance(stored, list):
        return [with_new_ids(item) for item in stored]
    if not isinstance(stored, dict):
        return stored
    fresh = {name: with_new_ids(value) for name, value in stored.items()}
    if {"type", "value", "id"} <= stored.keys():
        fresh["id"] = str(uuid4())
    return fresh


def _kept_fields(model: type[BasePage]) -> list[models.Field]:
    """Return the fields that our own types add, but for those about one page."""
    left_out = {*model.exclude_fields_in_copy, *_OF_ONE_PAGE}
    left_out |= {field.name for field in Page._meta.get_fields()}
    return [
        field
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if field.editable
        and not field.primary_key
        and field.name not in left_out
        and not isinstance(field, models.DateField)
    ]


def _raw(field: models.Field, value):
    return raw_stream(value) if isinstance(field, StreamField) else value


def _still_there(field: models.Field, key):
    """Return the row with a primary key, unless it is gone or has left us."""
    row = key and field.related_model._default_manager.filter(pk=key).first()
    return row if row and getattr(row, "is_active", True) else None
