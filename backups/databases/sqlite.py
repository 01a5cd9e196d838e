"""SQLite: its own way of copying a database that is in use, and back."""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from django.db import connection

from backups.databases.contents import Snapshot, count_rows, look_at
from backups.problems import BackupError

_WORK = ".backup-"
_BLOCK = 1024 * 1024
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
)


class Sqlite:
    """The site's database on SQLite."""

    VENDOR = "sqlite"

    def dump(self, target: BinaryIO, without: Sequence[str]) -> Snapshot:
        """Write a copy of the database to `target`, without the rows of some tables.

        What is returned is of the very moment of the copy. Raises BackupError.
        """
        with _reporting(), _working_folder() as work:
            path = work / "copy.sqlite3"
            with closing(sqlite3.connect(path, isolation_level=None)) as copied:
                connection.ensure_connection()
                connection.connection.backup(copied)
                taken_at = time.time_ns()
                ask = _asker(copied)
                copied.execute("PRAGMA journal_mode=DELETE")
                there = _names(ask)
                for table in there & set(without):
                    copied.execute(f'DELETE FROM "{table}"')  # noqa: S608
                # Else what was deleted would still be in the file.
                copied.execute("VACUUM")
                seen = look_at(ask, there, taken_at)
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    target.write(block)
        return seen

    def check(self, dumped: BinaryIO) -> None:
        """Raise BackupError unless a copy is a whole database."""
        with _reporting(), _opened(dumped) as copied:
            [[said], *_more] = copied.execute("PRAGMA integrity_check(1)").fetchall()
            if said != "ok":
                raise BackupError(f"The copy of the database is damaged: {said}")

    def restore(self, dumped: BinaryIO, afterwards: Sequence[str]) -> None:
        """Put a copy in the place of everything that is in the database, or nothing.

        `afterwards` are statements for the copy. Raises BackupError.
        """
        connection.ensure_connection()
        with _reporting(), _opened(dumped) as copied:
            for sql in afterwards:
                copied.execute(sql)
            [size] = connection.connection.execute("PRAGMA page_size").fetchone()
            # A database with a write-ahead log takes pages of its own size alone.
            copied.execute(f"PRAGMA page_size={int(size)}")
            copied.execute("VACUUM")
            copied.backup(connection.connection)
        connection.close()

    def clean_up(self) -> None:
        """Remove what a backup that was killed has left beside the database."""
        place = _place()
        for work in place.glob(f"{_WORK}*") if place else ():
            number = work.name.removeprefix(_WORK).partition("-")[0]
            if not _is_running(number):
                shutil.rmtree(work, ignore_errors=True)

    def tables(self) -> list[str]:
        """Return the names of the tables that there are."""
        connection.ensure_connection()
        return sorted(_names(_asker(connection.connection)))

    def counted(self, names: Iterable[str]) -> dict[str, int]:
        """Return the number of rows of each table, as it is now."""
        connection.ensure_connection()
        return count_rows(_asker(connection.connection), names)


def _names(ask) -> set[str]:
    return {name for (name,) in ask(_TABLES)}


def _asker(database: sqlite3.Connection):
    return lambda sql: database.execute(sql).fetchall()


@contextmanager
def _opened(dumped: BinaryIO) -> Iterator[sqlite3.Connection]:
    """Yield a connection to a copy of what is in a file."""
    with _working_folder() as work:
        path = work / "copy.sqlite3"
        dumped.seek(0)
        with path.open("wb") as file:
            while block := dumped.read(_BLOCK):
                file.write(block)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            yield database


@contextmanager
def _working_folder() -> Iterator[Path]:
    """Yield a folder beside the database, where what lies is as safe as it is there.

    SQLite cannot write to a file without a name. Here alone a backup that is killed
    leaves something behind, for the next to remove.
    """
    prefix = f"{_WORK}{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=_place()) as work:
        yield Path(work)


def _place() -> Path | None:
    """Return the folder of the database; None for one in memory."""
    beside = Path(connection.settings_dict["NAME"]).parent
    return beside if beside.is_absolute() else None


def _is_running(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return int(number) != os.getpid()


@contextmanager
def _reporting() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise BackupError(f"SQLite: {error}.") from error
