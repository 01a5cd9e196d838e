"""Databases of their own for processes that a test starts."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db.backends.postgresql.base import Database
from django.db.backends.postgresql.psycopg_any import sql


@contextmanager
def new_database(folder: Path, name: str) -> Iterator[str]:
    """Yield the address of an empty database, which is dropped afterwards."""
    url = database_beside(folder, f"{name}_{os.getpid()}")
    create_database(url)
    try:
        yield url
    finally:
        drop_database(url)


def database_beside(folder: Path, name: str) -> str:
    """Return the address of a database for a site in `folder`.

    It is a file there, or `name` beside the database of DATABASE_URL when that is
    on PostgreSQL.
    """
    tested = os.environ.get("DATABASE_URL", "")
    if tested.startswith("postgres"):
        return urlsplit(tested)._replace(path=f"/{name}").geturl()
    return f"sqlite:///{folder / 'db.sqlite3'}"


def create_database(database: str, template: str = "//server/template1") -> None:
    """Create a database on PostgreSQL like another; a file needs no creating."""
    drop_database(database)
    _in_postgres(database, "CREATE DATABASE {} TEMPLATE {}", _name(template))


def drop_database(database: str) -> None:
    _in_postgres(database, "DROP DATABASE IF EXISTS {} WITH (FORCE)")


def _in_postgres(database: str, command: str, *names: str) -> None:
    """Run a command whose names are that of `database` and `names`."""
    if database.startswith("postgres"):
        maintenance = urlsplit(database)._replace(path="/postgres").geturl()
        identifiers = map(sql.Identifier, (_name(database), *names))
        with closing(Database.connect(maintenance)) as connection:
            connection.autocommit = True
            connection.cursor().execute(sql.SQL(command).format(*identifiers))


def _name(database: str) -> str:
    return urlsplit(database).path.removeprefix("/")
