"""What a hit is, in the words of residents."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A kind of hits: its name in addresses, what one is called, and what many are.

    `models` are the page types that it has, as "app.model".
    """

    key: str
    name: str | Promise
    plural: str | Promise
    models: tuple[str, ...] = ()


# What no app has told of.
PAGE = Kind("side", _("Page"), _("Pages"))
_kinds: dict[str, Kind] = {PAGE.key: PAGE}


def tell_apart(*kinds: Kind) -> None:
    """Call these kinds by their names from now on."""
    _kinds.update({kind.key: kind for kind in kinds})


def known_kinds() -> list[Kind]:
    """Return all kinds, plain pages last."""
    return sorted(_kinds.values(), key=lambda kind: kind == PAGE)


def kind_named(key: str) -> Kind | None:
    """Return the kind that an address means, if there is such a one."""
    return _kinds.get(key)


def kind_of(model: str) -> Kind:
    """Return the kind that pages of a type are of."""
    return next((kind for kind in _kinds.values() if model in kind.models), PAGE)


def of_kind(pages: QuerySet, kind: Kind) -> QuerySet:
    """Return those of `pages` that are of a kind."""
    if kind != PAGE:
        return pages.filter(_among(kind.models))
    told_apart = [model for each in _kinds.values() for model in each.models]
    return pages.exclude(_among(told_apart)) if told_apart else pages


def _among(models: Iterable[str]) -> Q:
    either = Q(pk__in=[])
    for label in models:
        app, model = label.split(".")
        either |= Q(content_type__app_label=app, content_type__model=model)
    return either
