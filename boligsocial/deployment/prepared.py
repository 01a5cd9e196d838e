"""What bin/serve has prepared already, so that it need not do it again at each start.

Preparing takes longer than all the rest of a start, and changes nothing when neither
the code, nor what is installed, nor the database is another than the last time.
"""

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

RECORD = "prepared.sha256"
_COLLECTED = "static/staticfiles.json"
# Nothing in them is part of the site. All that is hidden is left out as well.
_APART = {"__pycache__", "bench", "node_modules", "tests", "var"}


def is_prepared(root: Path, folder: Path, environment: Mapping[str, str]) -> bool:
    """Tell whether the site in `folder` was prepared by the code below `root`, with
    this environment, and is as it was left."""
    try:
        recorded = (folder / RECORD).read_text()
    except OSError:
        return False
    is_there = (folder / "db.sqlite3").exists() and (folder / _COLLECTED).exists()
    return is_there and recorded == _fingerprint(root, folder, environment)


def forget(folder: Path) -> None:
    """Have the site prepared anew, if what begins now is interrupted."""
    (folder / RECORD).unlink(missing_ok=True)


def remember(root: Path, folder: Path, environment: Mapping[str, str]) -> None:
    """Record that the site has been prepared."""
    (folder / RECORD).write_text(_fingerprint(root, folder, environment))


def _fingerprint(root: Path, folder: Path, environment: Mapping[str, str]) -> str:
    """Return a hash of all that decides what preparing does."""
    digest = hashlib.sha256()
    parts = [
        sorted(environment.items()),
        _migrations(folder),
        _state(folder / _COLLECTED),
        _state(Path(sys.prefix) / "installed.json"),
        *_files(root),
    ]
    for part in parts:
        digest.update(repr(part).encode())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[tuple]:
    """Yield the path, size and time of each file of the site's code."""
    for place, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if name not in _APART and name[0] != "."
        )
        for name in sorted(names):
            yield _state(Path(place, name))


def _state(path: Path) -> tuple:
    try:
        status = path.stat()
    except OSError:
        return (str(path), None)
    return (str(path), status.st_size, status.st_mtime_ns)


def _migrations(folder: Path) -> list[tuple] | None:
    """Return the database's own record of its migrations, with their times: another
    database has others. None for a database that is not there or not whole."""
    path = folder / "db.sqlite3"
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            rows = database.execute(
                "SELECT id, app, name, applied FROM django_migrations ORDER BY id"
            )
            return rows.fetchall()
    except sqlite3.Error:
        return None
