"""Mail addresses in what is stored: found whole, and taken out."""

import json
import re
from collections.abc import Callable, Iterable, Iterator

from django.db import models
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField

REMOVED = "[fjernet]"
_LOOKS_LIKE_AN_ADDRESS = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
_ASCII = re.compile(r"[\x21-\x7e]+")
_PLAIN = re.compile(r"[^\"\\]+")


def pattern_of(addresses: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the addresses, in any case and not within a longer one."""
    either = "|".join(map(re.escape, sorted(addresses, key=len, reverse=True)))
    return re.compile(rf"(?<![\w.+%-])(?:{either})(?![\w-]|\.\w)", re.IGNORECASE)


def addresses_in(text: str) -> set[str]:
    """Return all that looks like a mail address, in lower case."""
    return {found.rstrip(".").lower() for found in _LOOKS_LIKE_AN_ADDRESS.findall(text)}


def text_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the columns of a table's own that hold text, as such or as JSON."""
    kinds = (models.CharField, models.TextField, models.JSONField, StreamField)
    return [
        field
        for field in model._meta.local_concrete_fields
        if isinstance(field, kinds)
        and not field.choices
        and not isinstance(field, models.FileField)
        and not field.primary_key
    ]


def as_stored(names: Iterable[str]) -> dict[str, Cast]:
    """Return the columns as the texts that the database keeps, to be annotated."""
    return {f"{name}_as_text": Cast(name, TextField()) for name in names}


def narrowed(
    rows: QuerySet, fields: Iterable[models.Field], words: Iterable[str]
) -> QuerySet:
    """Return the rows that may hold one of the words, and some others.

    What is not ASCII is escaped in JSON, so the longest part that is has to do.
    """
    names = [field.name for field in fields]
    wanted = Q(pk__in=[])
    for word in words:
        parts = [
            part for found in _ASCII.findall(word) for part in _PLAIN.findall(found)
        ]
        for name in names:
            wanted |= Q(**{f"{name}_as_text__icontains": max(parts, key=len)})
    return rows.annotate(**as_stored(names)).filter(wanted)


def value_of(row: models.Model | dict, field: models.Field):
    """Return a column of an annotated row, JSON unpacked."""
    text = row[f"{field.name}_as_text"]
    if text is None or isinstance(field, models.CharField | models.TextField):
        return text
    return json.loads(text)


def strings_in(value) -> Iterator[str]:
    """Yield every text in a value, at any depth; JSON within JSON unpacked as well."""
    if isinstance(value, str):
        inner = _unpacked(value)
        if inner is None:
            yield value
        else:
            yield from strings_in(inner)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


def rewritten(value, change: Callable[[str], str]):
    """Return a value with every text in it changed."""
    if isinstance(value, str):
        inner = _unpacked(value)
        if inner is None:
            return change(value)
        after = rewritten(inner, change)
        return value if after == inner else json.dumps(after)
    if isinstance(value, dict):
        return {key: rewritten(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [rewritten(item, change) for item in value]
    return value


def _unpacked(text: str):
    if not text.startswith(("[{", "{")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
