"""Models whose every change is told: who made, changed or deleted one, from what to what.

By signals, so that it does not matter which screen, command or app it was; in the
transaction of the change, so that what is taken back is not told either. A bulk
operation of the database sends no signals: who uses one tells of it as well.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.files import File
from django.db import models
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from wagtail.log_actions import log

from audit.events import CHANGED, DELETED, MADE, Kind, action_name

_BEFORE = "_audit_before"
_IS_SILENT: ContextVar[bool] = ContextVar("nothing_told", default=False)


@dataclass(frozen=True)
class Watched:
    """A model, and what is told of it. The values of `secret` fields are kept nowhere."""

    model: type[models.Model]
    kind: Kind
    fields: tuple[models.Field, ...]
    secret: frozenset[str]
    title: Callable[[Any], str]
    # What comes into being by itself, without anybody's doing, when it is first read.
    makes_itself: bool = False


WATCHED: dict[type[models.Model], Watched] = {}


def watch(
    model: type[models.Model],
    kind: Kind,
    *,
    fields: Iterable[str] | None = None,
    secret: Iterable[str] = (),
    title: Callable[[Any], str] = str,
    makes_itself: bool = False,
) -> None:
    """Tell of all changes of `model` from now on: of these fields, or of all there are."""
    concrete = [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and (field.name in fields if fields else field.editable)
    ]
    WATCHED[model] = Watched(
        model, kind, tuple(concrete), frozenset(secret), title, makes_itself
    )
    key = model._meta.label
    pre_save.connect(_before_save, model, dispatch_uid=f"audit before {key}")
    post_save.connect(_after_save, model, dispatch_uid=f"audit after {key}")
    pre_delete.connect(_before_delete, model, dispatch_uid=f"audit delete {key}")


def watch_relation(model: type[models.Model], field: str) -> None:
    """Tell also of a many-to-many relation of a watched model."""
    through = getattr(model, field).through

    def when_changed(sender, instance, action, reverse, pk_set, **kwargs) -> None:
        is_told = action in ("post_add", "post_remove", "pre_clear") and not reverse
        if is_told and (pk_set or action == "pre_clear"):
            _tell_of_relation(instance, field, action, pk_set)

    m2m_changed.connect(
        when_changed, through, weak=False, dispatch_uid=f"audit {through._meta.label}"
    )


def values_before(
    model: type[models.Model], pk, fields: Iterable[models.Field]
) -> dict[str, Any] | None:
    """Return what the database has of a row, by the fields' columns."""
    names = [field.attname for field in fields]
    return model._meta.base_manager.filter(pk=pk).values(*names).first()


def changes(
    fields: Iterable[models.Field], before: dict[str, Any], instance, secret=frozenset()
) -> list[dict]:
    """Return what is different: the names of fields, with values that JSON can hold."""
    found = []
    for field in fields:
        old, new = before[field.attname], getattr(instance, field.attname)
        old, new = _plain(field, old), _plain(field, new)
        if old == new:
            continue
        if field.name in secret:
            found.append({"field": field.name, "is_secret": True})
            continue
        if field.is_relation:
            old, new = _named(field, old), _named(field, new)
        found.append({"field": field.name, "from": old, "to": new})
    return found


def _plain(field: models.Field, value):
    if isinstance(value, File):
        value = value.name
    if value is None or isinstance(value, (bool, int, float)):
        return value
    # As it is in the database: a form may have put a text where a date is to be.
    return str(field.get_prep_value(value))


def _named(field: models.Field, pk):
    if pk is None:
        return None
    found = field.related_model._meta.base_manager.filter(
        **{field.target_field.attname: pk}
    ).first()
    return str(found) if found else f"#{pk}"


def _before_save(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    instance.__dict__.pop(_BEFORE, None)
    watched = WATCHED[sender]
    names = {field.name for field in watched.fields}
    if raw or instance.pk is None:
        return
    if update_fields is not None and not names & set(update_fields):
        return
    instance.__dict__[_BEFORE] = values_before(sender, instance.pk, watched.fields)


def _after_save(sender, instance, created, raw=False, **kwargs) -> None:
    watched = WATCHED[sender]
    before = instance.__dict__.pop(_BEFORE, None)
    if raw:
        return
    if created:
        blank = {field.attname: field.get_default() for field in watched.fields}
        told = changes(watched.fields, blank, instance, watched.secret)
        if told or not watched.makes_itself:
            _tell(watched, MADE, instance, told)
    elif before and (told := changes(watched.fields, before, instance, watched.secret)):
        _tell(watched, CHANGED, instance, told)


def _before_delete(sender, instance, origin=None, **kwargs) -> None:
    # What goes with something else is told by that.
    if origin is None or getattr(origin, "model", type(origin)) is sender:
        _tell(WATCHED[sender], DELETED, instance, [], deleted=True)


@contextmanager
def nothing_told() -> Iterator[None]:
    """Keep out of the trail what the site sets up in the place of Wagtail's defaults."""
    token = _IS_SILENT.set(True)
    try:
        yield
    finally:
        _IS_SILENT.reset(token)


def _tell(watched: Watched, what: str, instance, told: list[dict], **options) -> None:
    if _IS_SILENT.get():
        return
    log(
        instance=instance,
        action=action_name(watched.kind, what),
        title=watched.title(instance),
        data={"changes": told} if told else {},
        content_changed=what == CHANGED,
        **options,
    )


def _tell_of_relation(instance, field: str, action: str, pk_set) -> None:
    watched = WATCHED[type(instance)]
    related = getattr(instance, field)
    if action == "pre_clear":
        old, new = [str(item) for item in related.all()], []
        if not old:
            return
    else:
        names = [str(item) for item in related.model.objects.filter(pk__in=pk_set)]
        old, new = ([], names) if action == "post_add" else (names, [])
    _tell(watched, CHANGED, instance, [{"field": field, "from": old, "to": new}])
