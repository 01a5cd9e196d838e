"""The database that all tests begin with, migrated once for as long as the code is the same.

Running two hundred migrations takes longer than most files of tests, and every process
of every run needs their outcome: a file in var/, or a database beside PostgreSQL's own.
"""

import fcntl
import hashlib
import shutil
import sqlite3
import sys
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.databases import create_database

PREFIX = "boligsocial_migrated_"
# What the outcome depends on, but for what is installed. Tests make no tables.
SOURCES = ("*/**/*.py", "locale/**/*.po")
NOT_SOURCES = ("tests", "var")


class MigratedDatabase:
    """Gives Django a test database to which all migrations have been applied.

    Django runs them afterwards all the same, and finds nothing to do. The process that
    finds no copy keeps one of what Django made; others wait for it meanwhile.
    """

    def __init__(self):
        folder = settings.VAR_DIR / "migrated"
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = (folder / "lock").open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        kind = Database if connection.vendor == "postgresql" else File
        self._copy = kind(folder, fingerprint())
        self._is_new = not self._copy.exists()

    def begin(self) -> None:
        """Let the test database begin with the copy. Before Django makes it."""
        if not self._is_new:
            self._copy.give()

    def keep(self) -> None:
        """Keep a copy if there was none. When Django has made the test database."""
        if self._is_new:
            self._copy.keep()
        self._copy.close()
        self._lock.close()


class File:
    """A copy for SQLite, whose test database is in memory."""

    def __init__(self, folder: Path, name: str):
        self._path = folder / f"{name}.sqlite3"
        self._memory = None

    def exists(self) -> bool:
        return self._path.exists()

    def give(self) -> None:
        # The database lives for as long as somebody has it open.
        name = connection.creation._get_test_db_name()
        self._memory = sqlite3.connect(name, uri=True)
        with closing(sqlite3.connect(self._path)) as kept:
            kept.backup(self._memory)

    def keep(self) -> None:
        for old in self._path.parent.glob("*.sqlite3*"):
            old.unlink()
        unfinished = self._path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        connection.ensure_connection()
        with closing(sqlite3.connect(unfinished)) as kept:
            connection.connection.backup(kept)
        unfinished.rename(self._path)

    def close(self) -> None:
        if self._memory:
            self._memory.close()


class Database:
    """A copy on the PostgreSQL server on which the tests run."""

    def __init__(self, folder: Path, name: str):
        self._name = PREFIX + name

    def exists(self) -> bool:
        return self._name in self.all()

    def give(self) -> None:
        connection.settings_dict["TEST"]["TEMPLATE"] = self._name

    def keep(self) -> None:
        tested = connection.settings_dict["NAME"]
        copies = self.all()
        # Nothing may be connected to what is copied.
        connection.close()
        with connection._nodb_cursor() as cursor:
            for old in copies:
                cursor.execute(f"DROP DATABASE {old}")
            cursor.execute(f'CREATE DATABASE {self._name} TEMPLATE "{tested}"')

    def close(self) -> None:
        """Do nothing: the server keeps it."""

    def all(self) -> list[str]:
        """Return the names of the copies."""
        with connection._nodb_cursor() as cursor:
            cursor.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)",
                [PREFIX],
            )
            return [name for (name,) in cursor.fetchall()]


def fingerprint() -> str:
    """Return a hash of everything that can change what the migrations make."""
    installed = sorted(f"{one.name} {one.version}" for one in distributions())
    digest = hashlib.sha256(
        "\n".join([sys.version, sqlite3.sqlite_version, *installed]).encode()
    )
    for pattern in SOURCES:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            place = path.relative_to(settings.BASE_DIR)
            if place.parts[0] not in NOT_SOURCES:
                digest.update(f"\0{place}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:32]


def copy_to(url: str) -> None:
    """Put what the tests begin with into a database of its own, for a process."""
    folder = settings.VAR_DIR / "migrated"
    if url.startswith("sqlite"):
        [kept] = folder.glob("*.sqlite3")
        shutil.copyfile(kept, url.removeprefix("sqlite:///"))
    else:
        [name] = Database(folder, "").all()
        create_database(url, template=f"//server/{name}")
