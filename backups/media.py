"""The files of media, wherever they lie, and copies of them in an archive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage

from backups.archive.manifest import MEDIA, Entry
from backups.archive.writing import ArchiveWriter


@dataclass(frozen=True)
class Stamp:
    """By what a change of a file is known: size, and time in nanoseconds since 1970."""

    size: int
    changed_at: int


class Copying:
    """Copies what lies in the storage, and later what has come meanwhile."""

    def __init__(self, writer: ArchiveWriter) -> None:
        self._writer = writer
        self._copied: dict[str, tuple[Entry, Stamp | None]] = {}

    @property
    def entries(self) -> dict[str, Entry]:
        """The copies, by their names in the archive."""
        return {f"{MEDIA}{name}": entry for name, (entry, _) in self._copied.items()}

    def lacks(self, files: Iterable[str]) -> set[str]:
        """Return which of the files in the storage are not copied."""
        return set(files) - self._copied.keys()

    def catch_up(self, until: int | None = None) -> None:
        """Copy every file that is not copied as it is now.

        What has changed after the moment `until` stays as it was copied: a file that
        was deleted then, and another sent under its name, say, is the former one.
        """
        for name in names():
            stamp = _stamp(name)
            if name in self._copied:
                if self._copied[name][1] == stamp:
                    continue
                if until is not None and stamp and stamp.changed_at > until:
                    continue
            try:
                with default_storage.open(name, "rb") as file:
                    entry = self._writer.add_changing(f"{MEDIA}{name}", file)
            except FileNotFoundError:
                # Deleted since it was listed.
                continue
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


def _stamp(name: str) -> Stamp | None:
    """Return what changes with the file; None where one is never changed in place,
    and never seen before it is whole, as in a storage of objects."""
    try:
        status = Path(default_storage.path(name)).stat()
    except (NotImplementedError, FileNotFoundError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns)
