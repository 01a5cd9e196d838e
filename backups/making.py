"""Making a backup: media, then the database, then what came meanwhile.

A file is written before the row that names it, and deleted after that row is gone. So
whatever the database refers to at one moment was there, and either was copied before or
has come since. What was sent and deleted again within the time between is caught by
comparing: the database is then dumped anew.
"""

import fcntl
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from backups import databases
from backups.archive.manifest import DATABASES, Entry, Manifest
from backups.archive.reading import verify
from backups.archive.sealing import SUFFIX, Recipient, new_identity, read_recipients
from backups.archive.writing import (
    PARTIAL,
    ArchiveWriter,
    new_archive,
    put_in_place,
)
from backups.databases.contents import Snapshot
from backups.media import Copying
from backups.problems import BackupError, complaint

PREFIX = "boligsocial-"
LOCK = ".lock"
_ATTEMPTS = 3


@dataclass(frozen=True)
class Made:
    """A backup that has been verified."""

    path: Path
    size: int
    manifest: Manifest


def make_backup(folder: Path, recipients: Sequence[str], now: datetime) -> Made:
    """Write an archive of the site into a folder, and read it back.

    Encrypted for `recipients` (public keys of age), if there are any. Raises
    BackupError, and then leaves nothing there.
    """
    keys = read_recipients(recipients)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone_in(folder):
            path = folder / _name(now, is_sealed=bool(keys))
            return _write(path, keys, now)
    except OSError as error:
        raise BackupError(complaint(error)) from error


def _write(path: Path, keys: list[Recipient], now: datetime) -> Made:
    partial = path.with_name(path.name + PARTIAL)
    # Known to nobody, and forgotten with this process: the backup can be read back
    # here, and nowhere else without the key of the one that it is for.
    identities = [new_identity()] if keys else []
    keys = [*keys, *(identity.to_public() for identity in identities)]
    try:
        with new_archive(partial, keys) as writer:
            written = _fill(writer, path.parent, now)
        with tempfile.TemporaryFile(dir=path.parent) as dumped:
            read = verify(partial, identities, dumped)
            if read != written:
                raise BackupError("The archive that was written is read otherwise.")
            databases.of_this_site().check(dumped)
        put_in_place(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return Made(path, path.stat().st_size, written)


def _fill(writer: ArchiveWriter, folder: Path, now: datetime) -> Manifest:
    database = databases.of_this_site()
    copying = Copying(writer)
    copying.catch_up()
    former = None
    for _attempt in range(_ATTEMPTS):
        with tempfile.TemporaryFile(dir=folder) as dumped:
            seen = database.dump(dumped, settings.BACKUP_WITHOUT_ROWS)
            copying.catch_up(at=seen.taken_at)
            missing = copying.lacks(seen.files)
            # What is missing twice was lost before, and is not the backup's to find.
            if not missing or missing == former:
                name = DATABASES[database.VENDOR]
                files = copying.entries | {name: writer.add(name, dumped)}
                manifest = _manifest(seen, files, missing, now)
                writer.add_manifest(manifest)
                return manifest
            former = missing
    raise BackupError(
        f"Files are deleted faster than they can be copied, {min(missing)} among them."
    )


def _manifest(
    seen: Snapshot, files: dict[str, Entry], missing: set[str], now: datetime
) -> Manifest:
    return Manifest(
        made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        release=settings.BACKUP_RELEASE,
        vendor=databases.of_this_site().VENDOR,
        migrations=seen.migrations,
        rows=seen.rows,
        files=files,
        missing=sorted(missing),
    )


def _name(now: datetime, *, is_sealed: bool) -> str:
    moment = now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    return f"{PREFIX}{moment}.tar{SUFFIX if is_sealed else ''}"


def made_at(name: str) -> datetime | None:
    """Return when the backup in a file of this name was made; None for other files."""
    text = name.removeprefix(PREFIX).removesuffix(SUFFIX)
    with suppress(ValueError):
        moment = datetime.strptime(text, "%Y-%m-%dT%H%M%SZ.tar").replace(tzinfo=UTC)
        return moment if name.startswith(PREFIX) else None
    return None


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Refuse to make two at once, and remove what one that was killed has left.

    The lock ends with the process, however that ends.
    """
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError("Another backup is being made.") from error
        for left in folder.glob(f"{PREFIX}*{PARTIAL}"):
            left.unlink(missing_ok=True)
        databases.of_this_site().clean_up()
        yield
