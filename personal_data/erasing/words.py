"""Taking somebody's address out of texts, where a machine may."""

from collections.abc import Iterator

from django.db import models
from django.db.models import JSONField, Value
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from personal_data.erasing.outcome import Outcome
from personal_data.finding.subject import Subject
from personal_data.finding.texts import (
    narrowed,
    rewritten,
    strings_in,
    text_fields,
    value_of,
)
from personal_data.register.collecting import models_by_label, register
from personal_data.register.declaring import SECRET, Holding, Texts

_LEFT = _("Texts of the association. Change the sentence, and erase once more.")


def cut_from_texts(subject: Subject, outcome: Outcome) -> None:
    """Take the addresses out of what is not the association's own words."""
    for model, holding in scanned():
        if holding and holding.texts is Texts.APART:
            continue
        what = capfirst(model._meta.verbose_name_plural)
        found = dict(rows_naming(model, subject, holding))
        if holding is None or holding.texts is Texts.LEFT:
            rows = model._default_manager.filter(pk__in=found)
            outcome.stays(what, len(found), _LEFT, [str(row) for row in rows])
            continue
        for pk, changed in found.items():
            put(model, pk, {name: _cut(subject, value) for name, value in changed})
        outcome.anonymous(what, len(found))


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
    rows = narrowed(model._base_manager.all(), fields, subject.addresses)
    for row in rows.order_by().values("pk", *(f"{f.name}_as_text" for f in fields)):
        values = [(field, value_of(row, field)) for field in fields]
        naming = [
            (field, value)
            for field, value in values
            if any(map(subject.is_in, strings_in(value)))
        ]
        if naming:
            yield row["pk"], naming


def put(model: type[models.Model], pk, values: dict) -> None:
    """Write columns as they are stored, and no signal of it."""
    columns = {
        field.name: value
        if isinstance(field, models.CharField | models.TextField)
        else Value(value, output_field=JSONField())
        for field, value in values.items()
    }
    model._base_manager.filter(pk=pk).update(**columns)


def _cut(subject: Subject, value):
    return rewritten(value, subject.without)
