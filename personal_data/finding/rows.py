"""All that the tables hold about somebody, ready to be read by people and machines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from django.db import models
from django.db.models import BinaryField, FileField, ForeignKey
from django.utils.text import capfirst
from wagtail.models import Page

from personal_data.finding.naming import rows_naming, scanned
from personal_data.finding.subject import Subject, rows_referring
from personal_data.finding.texts import strings_in
from personal_data.register.collecting import register
from personal_data.register.declaring import (
    ADDRESS,
    NAME,
    OWN,
    TEXT,
    USERNAME,
    WHO,
    Holding,
    Words,
)

# So much of a text is handed over around an address in it.
_AROUND = 80


@dataclass(frozen=True)
class StoredInRow:
    """A file that lies in its row and in no storage; as a storage hands one out."""

    name: str
    content: bytes

    @property
    def storage(self) -> "StoredInRow":
        return self

    def exists(self, name: str) -> bool:
        """A row that is there has it."""
        return True

    def open(self, name: str) -> BinaryIO:
        """Return what is in it."""
        return BytesIO(self.content)


@dataclass
class Entry:
    """A row: what it says of somebody, and why it is about them."""

    key: str
    because: list[str]
    values: dict[str, object]
    files: list[FileField | StoredInRow] = field(default_factory=list)


@dataclass
class Found:
    """What one table has, with what is declared of it; None for one that should not."""

    model: type[models.Model]
    holding: Holding | None
    entries: list[Entry]

    @property
    def title(self) -> str:
        if self.holding:
            return self.holding.title_of(self.model)
        return capfirst(self.model._meta.verbose_name_plural)

    @property
    def why(self) -> Words:
        return self.holding.why if self.holding else ""

    @property
    def kept(self) -> Words:
        return self.holding.kept if self.holding else ""


def everything(subject: Subject) -> list[Found]:
    """Return what is held about somebody, by tables, those with anything in them.

    A fixed number of queries for each table.
    """
    found = []
    for model, holding in register().holdings.items():
        if entries := list(_rows(model, holding, subject)):
            found.append(Found(model, holding, entries))
    known = {part.model: part for part in found}
    for model, holding in scanned():
        entries = list(_mentions(model, holding, subject))
        if entries and model in known:
            known[model].entries += entries
        elif entries:
            found.append(Found(model, holding, entries))
    return found


def counts(subject: Subject) -> list[tuple[Found, int]]:
    """Return how much of each there is, for a screen."""
    return [(found, len(found.entries)) for found in everything(subject)]


def _rows(model, holding: Holding, subject: Subject) -> Iterator[Entry]:
    # What is asked of a row besides its own columns comes with it.
    related = [
        name
        for name in holding.named(WHO, OWN)
        if isinstance(model._meta.get_field(name), ForeignKey)
    ]
    rows = model._default_manager.filter(rows_referring(model, holding, subject))
    unasked = [] if "content" not in holding.parts else ["content"]
    if related:
        # Without a name it would fetch whatever a row refers to.
        rows = rows.select_related(*related)
    rows = rows.defer(*unasked).distinct()
    for row in rows.order_by("pk").iterator(chunk_size=200):
        is_themselves = row.pk in subject.keys.get(model, ())
        because = [] if is_themselves else _because(row, holding, subject)
        # Of another person, no more than that they have to do with each other.
        values = {} if holding.is_person and not is_themselves else _told(row, holding)
        files = list(_files(row, holding)) if values else []
        yield Entry(str(row.pk), because, values, files)


def _because(row, holding: Holding, subject: Subject) -> list[str]:
    found = []
    for name in holding.named(WHO):
        part = row._meta.get_field(name)
        if getattr(row, part.attname) in subject.keys.get(part.related_model, ()):
            found.append(str(part.verbose_name))
    return found


def _told(row, holding: Holding) -> dict[str, object]:
    told = {}
    if isinstance(row, Page):
        told["title"] = row.title
    for name, part in holding.parts.items():
        if part not in (OWN, NAME, ADDRESS, USERNAME, TEXT):
            continue
        column = row._meta.get_field(name)
        is_long = not isinstance(column, models.CharField | models.TextField)
        if part is TEXT and is_long:
            continue
        if isinstance(column, BinaryField):
            # Among the files.
            continue
        value = getattr(row, name)
        if isinstance(column, FileField):
            value = value.name
        elif column.is_relation:
            value = None if value is None else str(value)
        told[name] = value
    return told


def _files(row, holding: Holding) -> Iterator:
    for name in holding.named(OWN):
        value = getattr(row, name)
        if isinstance(value, models.Model):
            value = getattr(value, "file", None)
        if isinstance(value, models.fields.files.FieldFile) and value:
            yield value
        elif isinstance(row._meta.get_field(name), BinaryField) and value:
            yield StoredInRow(f"{row.pk}-{row}", bytes(value))


def _mentions(model, holding: Holding | None, subject: Subject) -> Iterator[Entry]:
    for pk, naming in rows_naming(model, subject, holding):
        if pk in subject.keys.get(model, ()):
            continue
        because = [str(column.verbose_name) for column, _value in naming]
        around = [
            part
            for _column, value in naming
            for text in strings_in(value)
            for part in subject.around(text, _AROUND)
        ]
        yield Entry(str(pk), because, {"text": around})
