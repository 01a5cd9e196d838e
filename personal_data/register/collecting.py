"""What all apps say of personal data, and what they have forgotten to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.module_loading import module_has_submodule
from wagtail.fields import StreamField

from personal_data.register.declaring import Declared, Holding

MODULE = "personal_data"
# Fields that may hold something about somebody, whatever they are called.
_TELLING = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
    StreamField,
)
# Never only the site's own.
_ALWAYS_TELLING = (models.EmailField, models.GenericIPAddressField)


@dataclass(frozen=True)
class Register:
    """All that is said, by the models that there are in this release."""

    parts: tuple[Declared, ...]

    @property
    def said(self) -> Iterator[Holding]:
        """Every holding, of missing models too."""
        for part in self.parts:
            yield from part.holdings

    @property
    def holdings(self) -> dict[type[models.Model], Holding]:
        """The holdings of models that there are."""
        known = models_by_label()
        return {
            known[holding.model]: holding
            for holding in self.said
            if holding.model in known
        }

    @property
    def nothing(self) -> dict[str, str]:
        """Why tables that hold nothing about anybody do not, by their labels."""
        return {
            label: why for part in self.parts for label, why in part.nothing.items()
        }

    @property
    def people(self) -> dict[type[models.Model], Holding]:
        """The holdings whose rows are people."""
        return {
            model: holding
            for model, holding in self.holdings.items()
            if holding.is_person
        }


@cache
def register() -> Register:
    """Return what all installed apps say. An app's module is found by itself."""
    return Register(tuple(_declared()))


def _declared() -> Iterator[Declared]:
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, MODULE):
            yield import_module(f"{app.name}.{MODULE}").DECLARED


@cache
def models_by_label() -> dict[str, type[models.Model]]:
    """Return all tables there are, with those between two others; no proxies."""
    return {
        model._meta.label: model
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
    }


def gaps(known: Register) -> list[str]:
    """Return what nobody has spoken of, and what is spoken of twice or is not there."""
    found = []
    labels = [holding.model for holding in known.said] + list(known.nothing)
    found += sorted(
        f"{label} is declared twice" for label in set(labels) if labels.count(label) > 1
    )
    for label, model in models_by_label().items():
        if label in known.nothing:
            found += _hidden(model)
        elif model not in known.holdings:
            found.append(f"nobody says whether {label} holds anything about anybody")
    for model, holding in known.holdings.items():
        found += _unspoken(model, holding)
    return found


def _hidden(model: type[models.Model]) -> Iterator[str]:
    for field in model._meta.local_concrete_fields:
        if _is_account(field) or isinstance(field, _ALWAYS_TELLING):
            yield f"{field} of a table that is said to hold nothing about anybody"


def _unspoken(model: type[models.Model], holding: Holding) -> Iterator[str]:
    fields = {field.name: field for field in model._meta.local_concrete_fields}
    for name, field in fields.items():
        if name not in holding.parts and tells(field):
            yield f"nobody says what {field} is to the person whose row it is in"
    for name in sorted(holding.parts.keys() - fields.keys()):
        if holding.is_optional:
            continue
        yield f"{model._meta.label} has no field {name}"


def tells(field: models.Field) -> bool:
    """Whether a field may hold something about somebody, so that it is spoken of."""
    if field.is_relation:
        return _is_account(field) or field.related_model in register().people
    return isinstance(field, _TELLING) and not field.choices and not field.primary_key


def _is_account(field: models.Field) -> bool:
    return (
        field.is_relation
        and field.related_model is not None
        and field.related_model._meta.label == settings.AUTH_USER_MODEL
    )
