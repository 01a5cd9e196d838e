"""Taking somebody's address out of texts, where a machine may."""

from django.db import models
from django.db.models import JSONField, Value
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from personal_data.erasing.outcome import Outcome
from personal_data.finding.naming import rows_naming, scanned
from personal_data.finding.subject import Subject
from personal_data.finding.texts import rewritten
from personal_data.register.declaring import Texts

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


def put(model: type[models.Model], pk, values: dict) -> None:
    """Write columns as they are stored, and no signal of it."""
    columns = {
        field.name: value
        if isinstance(field, models.CharField | models.TextField)
        else Value(value, output_field=JSONField())
        for field, value in values.items()
    }
    model._meta.base_manager.filter(pk=pk).update(**columns)


def _cut(subject: Subject, value):
    return rewritten(value, subject.without)
