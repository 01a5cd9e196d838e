"""Values of fields and rights, as the trail keeps them, in words."""

from datetime import datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

_VERBS = {
    "access": pgettext_lazy("right", "use"),
    "add": pgettext_lazy("right", "make"),
    "bulk_delete": pgettext_lazy("right", "delete with all below"),
    "change": pgettext_lazy("right", "change"),
    "choose": pgettext_lazy("right", "choose"),
    "delete": pgettext_lazy("right", "delete"),
    "lock": pgettext_lazy("right", "lock"),
    "publish": pgettext_lazy("right", "publish"),
    "unlock": pgettext_lazy("right", "unlock"),
    "view": pgettext_lazy("right", "see"),
}
# Fields to which Wagtail gives no name for people.
_FIELDS = {"restriction_type": gettext_lazy("who may see it")}
_MANY = 30


def change_in_words(model, change: dict) -> str:
    """Return what became of a field: its name, what it was and what it is.

    The value of a secret is in no entry; then only the name is told.
    """
    name = _name_of(model, change["field"])
    if change.get("is_secret"):
        return gettext("%(field)s: changed") % {"field": name}
    values = [_value(model, change["field"], change.get(end)) for end in ("from", "to")]
    return gettext("%(field)s: %(old)s → %(new)s") % {
        "field": name,
        "old": values[0],
        "new": values[1],
    }


def rights_in_words(rights: list[dict]) -> dict[str, str]:
    """Return rights as `audit.privileges` keeps them, for a sentence: the first many."""
    told = [_right(right) for right in rights[:_MANY]]
    if (more := len(rights) - _MANY) > 0:
        line = ngettext("and %(count)d more", "and %(count)d more", more)
        told.append(line % {"count": more})
    return {"rights": ", ".join(told)}


def when(moment: str) -> str:
    """Return the time of day of a moment in ISO 8601."""
    return f"{timezone.localtime(datetime.fromisoformat(moment)):%H.%M}"


def _name_of(model, field: str) -> str:
    if field in _FIELDS:
        return capfirst(str(_FIELDS[field]))
    try:
        return capfirst(model._meta.get_field(field).verbose_name)
    except (AttributeError, FieldDoesNotExist):
        return field


def _value(model, field: str, value) -> str:
    if value is None or value in ("", []):
        return gettext("nothing")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    try:
        choices = dict(model._meta.get_field(field).flatchoices)
    except (AttributeError, FieldDoesNotExist):
        choices = {}
    return gettext("“%(value)s”") % {"value": choices.get(value, value)}


def _right(right: dict) -> str:
    app, _dot, codename = right["right"].partition(".")
    verb, name = _verb_and_model(codename)
    try:
        what = str(apps.get_model(app, name)._meta.verbose_name_plural)
    except LookupError:
        what = gettext("the admin") if name == "admin" else name.replace("_", " ")
    found = f"{_VERBS[verb]} {what}" if verb in _VERBS else codename
    if not right.get("where"):
        return found
    place = {"right": found, "place": right["where"]}
    return gettext("%(right)s in “%(place)s”") % place


def _verb_and_model(codename: str) -> tuple[str, str]:
    for verb in sorted(_VERBS, key=len, reverse=True):
        if codename.startswith(f"{verb}_"):
            return verb, codename.removeprefix(f"{verb}_")
    return "", codename
