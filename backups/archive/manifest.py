"""What an archive says of itself: `manifest.json`, its last member.

A file that breaks off has none, and is no archive.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Self

from backups.problems import BackupError

NAME = "manifest.json"
MEDIA = "media/"
# Raised when an archive can no longer be read by the releases before.
FORMAT = 1
DATABASES = {"postgresql": "database.dump", "sqlite": "database.sqlite3"}


@dataclass(frozen=True)
class Entry:
    """One file of an archive: its size in bytes, and its SHA-256 in hexadecimals."""

    size: int
    sha256: str


@dataclass
class Manifest:
    """The contents of an archive.

    `made_at` is in UTC (ISO 8601). `migrations` has [app, name] of all that were
    applied, `rows` the number of rows of each table, `files` every other member by its
    name in the archive. `missing` names the files of media that the database refers to
    and that were nowhere to be found.
    """

    made_at: str
    release: str
    vendor: str
    migrations: list[list[str]]
    rows: dict[str, int]
    files: dict[str, Entry] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT

    @property
    def database(self) -> str:
        """The member that holds the database."""
        return DATABASES[self.vendor]

    @property
    def media(self) -> dict[str, Entry]:
        """The files of media, by their names in the site's storage."""
        return {
            name.removeprefix(MEDIA): entry
            for name, entry in self.files.items()
            if name.startswith(MEDIA)
        }

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Read a manifest. Raises BackupError when this release cannot."""
        try:
            told = json.loads(text)
            newer = int(told["format"]) > FORMAT
            if not newer:
                told["files"] = {
                    name: Entry(**entry) for name, entry in told["files"].items()
                }
                manifest = cls(**told)
                sound = manifest.database in manifest.files and all(
                    map(_is_inside, manifest.files)
                )
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise BackupError("The manifest of the archive cannot be read.") from error
        if newer:
            raise BackupError(
                "The archive is of a newer release, whose archives this one cannot"
                " read: restore it with that release or a later one."
            )
        if not sound:
            raise BackupError("The manifest of the archive does not add up.")
        return manifest


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and str(path) == name
