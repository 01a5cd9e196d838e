"""The files of media, wherever they lie, and copies of them in an archive."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage

from backups.archive.manifest import MEDIA, Entry
from backups.archive.writing import ArchiveWriter


@dataclass(frozen=True)
class Stamp:
    """By what one version of a file is told from another under the same name."""

    inode: int
    size: int
    # Nanoseconds since 1970.
    changed_at: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)


class Copying:
    """Copies what lies in the storage, and later what has come meanwhile."""

    def __init__(self, writer: ArchiveWriter) -> None:
        self._writer = writer
        # None where a file is never changed in place, and never seen before it is
        # whole, as in a storage of objects.
        self._copied: dict[str, tuple[Entry, Stamp | None]] = {}
        self._replaced: set[str] = set()

    @property
    def entries(self) -> dict[str, Entry]:
        """The copies, by their names in the archive."""
        return {f"{MEDIA}{name}": entry for name, (entry, _) in self._copied.items()}

    def lacks(self, files: Iterable[str]) -> set[str]:
        """Return which of the files there is no right copy of."""
        return set(files) - (self._copied.keys() - self._replaced)

    def catch_up(self, at: int | None = None) -> None:
        """Copy every file that is not copied as it is now.

        `at` is the moment that the copies are to be of. What was written after it was
        not there yet, and what lay under that name before is lacking.
        """
        self._replaced = set()
        for name in names():
            try:
                self._copy(name, at)
            except FileNotFoundError:
                """Deleted since it was listed."""

    def _copy(self, name: str, at: int | None) -> None:
        if name in self._copied and self._copied[name][1] == _stamp_by_name(name):
            return
        with default_storage.open(name, "rb") as file:
            stamp = _stamp(file)
            if at is not None and stamp and stamp.changed_at > at:
                self._replaced.add(name)
                return
            entry = self._writer.add_changing(f"{MEDIA}{name}", file)
        self._copied[name] = entry, stamp


def names(folder: str = "") -> Iterator[str]:
    """Yield the name of every file in the storage of media."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    # A storage of objects can name the folder itself.
    yield from (f"{folder}{name}" for name in files if name)
    for inner in folders:
        yield from names(f"{folder}{inner}/")


def _is_local() -> bool:
    return isinstance(default_storage, FileSystemStorage)


def _stamp_by_name(name: str) -> Stamp | None:
    if not _is_local():
        return None
    return Stamp.of(Path(default_storage.path(name)).stat())


def _stamp(file) -> Stamp | None:
    """Return the stamp of a file that is open, whatever its name is given to since."""
    return Stamp.of(os.fstat(file.fileno())) if _is_local() else None
