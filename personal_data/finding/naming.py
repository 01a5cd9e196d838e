"""Rows in whose texts somebody's address stands, of all tables there are."""

from collections.abc import Iterator

from django.db import models

from personal_data.finding.subject import Subject
from personal_data.finding.texts import narrowed, strings_in, text_fields, value_of
from personal_data.register.collecting import models_by_label, register
from personal_data.register.declaring import SECRET, Holding, Texts


def scanned() -> Iterator[tuple[type[models.Model], Holding | None]]:
    """Yield the tables that are looked through, those too that should hold nothing."""
    holdings = register().holdings
    for model in models_by_label().values():
        holding = holdings.get(model)
        if model._meta.managed and not (holding and holding.texts is Texts.MADE):
            yield model, holding


def rows_naming(
    model: type[models.Model], subject: Subject, holding: Holding | None
) -> Iterator[tuple[object, list]]:
    """Yield the key of each row with an address in it, and its columns that have one."""
    secret = holding.named(SECRET) if holding else []
    fields = [field for field in text_fields(model) if field.name not in secret]
    if not fields or not subject.addresses:
        return
    rows = narrowed(model._meta.base_manager.all(), fields, subject.addresses)
    for row in rows.order_by().values("pk", *(f"{f.name}_as_text" for f in fields)):
        values = [(field, value_of(row, field)) for field in fields]
        naming = [
            (field, value)
            for field, value in values
            if any(map(subject.is_in, strings_in(value)))
        ]
        if naming:
            yield row["pk"], naming
