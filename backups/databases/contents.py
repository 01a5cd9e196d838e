"""What a database holds, read with its own SQL at one moment."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField

# Runs a statement and returns all its rows.
Ask = Callable[[str], list[tuple]]


@dataclass(frozen=True)
class Snapshot:
    """What was in the database when it was dumped.

    `taken_at` is in nanoseconds since 1970, by this machine's clock. `files` are those
    that the database refers to in the storage of media.
    """

    taken_at: int
    migrations: list[list[str]]
    rows: dict[str, int]
    files: frozenset[str]


def look_at(ask: Ask, tables: Iterable[str], taken_at: int) -> Snapshot:
    """Return what is in the database that `ask` asks, at the moment it stands at."""
    tables = set(tables)
    migrations = "SELECT app, name FROM django_migrations ORDER BY app, name"
    return Snapshot(
        taken_at=taken_at,
        migrations=[list(row) for row in ask(migrations)],
        rows=count_rows(ask, tables),
        files=frozenset(_files(ask, tables)),
    )


def count_rows(ask: Ask, tables: Iterable[str]) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {
        table: ask(f'SELECT count(*) FROM "{table}"')[0][0]  # noqa: S608
        for table in sorted(tables)
    }


def _files(ask: Ask, tables: set[str]) -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        for field in model._meta.local_concrete_fields:
            if (
                isinstance(field, FileField)
                and field.storage == default_storage
                and table in tables
            ):
                named = f'SELECT DISTINCT "{field.column}" FROM "{table}"'  # noqa: S608
                yield from (name for (name,) in ask(named) if name)
