"""Which tables are watched: all but those that are known to be unseen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings

OWN = "page_cache"
# A name in quotes, as Django writes them all.
_NAMES = re.compile(r'(?:FROM|JOIN|INTO|UPDATE)\s+"([^"]+)"', re.IGNORECASE)


@dataclass(frozen=True)
class WatchedTable:
    """A table, and the columns of which a change can show."""

    name: str
    columns: tuple[str, ...]


def watched_tables(models: Apps = apps) -> list[WatchedTable]:
    """Return the tables of `models`, but those in PAGE_CACHE_UNSEEN.

    The setting names apps ("sessions"), models ("links.check") and fields
    ("wagtailcore.page.draft_title"). PAGE_CACHE_SEEN_OF has the fields of models of
    which no others are seen. Whoever forgets to name something has pages made anew
    too often, and never too seldom.
    """
    return [
        WatchedTable(model._meta.db_table, tuple(sorted(_seen_columns(model))))
        for model in _models_of(models)
        if not _is_unseen(model)
    ]


@cache
def unwatched_names() -> frozenset[str]:
    """Return the names of the tables of which a change raises nothing."""
    return frozenset(
        model._meta.db_table for model in _models_of(apps) if _is_unseen(model)
    )


@lru_cache(maxsize=2048)
def tables_of(sql: str) -> frozenset[str]:
    """Return the names of the tables that a statement of Django's is about."""
    return frozenset(_NAMES.findall(sql))


def _models_of(models: Apps) -> Iterator[type]:
    for model in models.get_models(include_auto_created=True):
        options = model._meta
        if options.managed and not options.proxy and options.app_label != OWN:
            yield model


def _seen_columns(model) -> Iterator[str]:
    label = model._meta.label_lower
    seen = settings.PAGE_CACHE_SEEN_OF.get(label)
    for field in model._meta.local_concrete_fields:
        if field.name in seen if seen else f"{label}.{field.name}" not in _unseen():
            yield field.column


def _is_unseen(model) -> bool:
    return not _unseen().isdisjoint([model._meta.app_label, model._meta.label_lower])


@cache
def _unseen() -> frozenset[str]:
    return frozenset(settings.PAGE_CACHE_UNSEEN)
