"""Putting a site back as an archive has it.

Nothing is touched before all of the archive has been read and found whole. Then the new
files of media are written, the database is put back in one transaction, and at last the
files that were others are replaced. So a restore that is killed leaves the site as it
was but for further files, or as the archive has it but for former ones; either way it
can be run again.
"""

import hashlib
import tempfile
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django_tasks_db.models import DBTaskResult

from backups import databases, media
from backups.archive.manifest import MEDIA, Entry, Manifest
from backups.archive.reading import copy, read, verify
from backups.archive.sealing import Identity
from backups.problems import BackupError, complaint

_BLOCK = 1024 * 1024
# What a site has that has been prepared, and nothing more.
_AT_FIRST = {"users_user": 0, "wagtailcore_page": 2}


@contextmanager
def opened(path: Path, identities: Sequence[Identity]):
    """Yield an archive that is whole, and that this release can restore.

    Raises BackupError otherwise; nothing has been touched then.
    """
    try:
        with tempfile.TemporaryFile(dir=settings.VAR_DIR) as dumped:
            manifest = verify(path, identities, dumped)
            _refuse_what_does_not_fit(manifest)
            databases.of_this_site().check(dumped)
            yield Archive(path, identities, manifest, dumped)
    except OSError as error:
        raise BackupError(complaint(error)) from error


class Archive:
    """An archive that has been verified, and the database out of it."""

    def __init__(
        self,
        path: Path,
        identities: Sequence[Identity],
        manifest: Manifest,
        dumped: BinaryIO,
    ) -> None:
        self._path = path
        self._identities = identities
        self.manifest = manifest
        self._dumped = dumped

    def is_in_the_way(self) -> bool:
        """Tell whether the site holds what restoring would delete."""
        database = databases.of_this_site()
        there = database.tables()
        known = set(connection.introspection.django_table_names(include_views=False))
        if there and not known & set(there):
            # Somebody else's.
            return True
        rows = database.counted(_AT_FIRST.keys() & set(there))
        if any(count > _AT_FIRST[table] for table, count in rows.items()):
            return True
        return any(name not in self.manifest.media for name in media.names())

    def restore(self) -> None:
        """Make the site what the archive has; `prepare` is to follow."""
        wanted = self.manifest.media
        there = set(media.names())
        self._write({name: wanted[name] for name in wanted.keys() - there})
        self._put_database_back()
        others = {name for name in wanted.keys() & there if not _is(name, wanted[name])}
        for name in others | (there - wanted.keys()):
            default_storage.delete(name)
        self._write({name: wanted[name] for name in others})

    def _put_database_back(self) -> None:
        database = databases.of_this_site()
        database.restore(self._dumped, self._afterwards())
        # Kept by this process, and of the former database.
        ContentType.objects.clear_cache()
        cache.clear()
        # All but the queue, out of which some has been taken.
        rows = dict(self.manifest.rows)
        rows.pop(DBTaskResult._meta.db_table, None)
        if database.counted(rows) != rows:
            raise BackupError("The database is not what was put back: restore again.")

    def _afterwards(self) -> list[str]:
        queue = DBTaskResult._meta.db_table
        if queue not in self.manifest.rows:
            return []
        paths = ", ".join(f"'{path}'" for path in settings.BACKUP_TASKS_DONE_ONCE)
        return [f'DELETE FROM "{queue}" WHERE task_path IN ({paths})']  # noqa: S608

    def _write(self, wanted: dict[str, Entry]) -> None:
        """Write files of media that are not there."""
        if not wanted:
            return
        left = dict(wanted)

        def take(member: str, source: BinaryIO) -> None:
            name = member.removeprefix(MEDIA)
            if not member.startswith(MEDIA) or name not in left:
                return
            with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
                # Of two with one name, the one that the manifest is about.
                if copy(source, file.write) == left[name]:
                    file.seek(0)
                    _save(name, file)
                    del left[name]

        read(self._path, self._identities, take)


def _save(name: str, file: BinaryIO) -> None:
    saved = default_storage.save(name, File(file, name))
    if saved != name:
        default_storage.delete(saved)
        raise BackupError(f"The storage of media does not take the name {name}.")


def _is(name: str, entry: Entry) -> bool:
    """Tell whether a file of media is what an archive has under its name."""
    if default_storage.size(name) != entry.size:
        return False
    with default_storage.open(name, "rb") as file:
        digest = hashlib.sha256()
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest() == entry.sha256


def _refuse_what_does_not_fit(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise BackupError(
            f"The archive is of a site on {manifest.vendor}, and this one is on"
            f" {connection.vendor}: restore it on {manifest.vendor}."
        )
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    known = loader.disk_migrations.keys()
    if unknown := {tuple(name) for name in manifest.migrations} - known:
        names = ", ".join(f"{app} {name}" for app, name in sorted(unknown)[:3])
        raise BackupError(
            f"The archive is of a newer release, which has migrations that this one does"
            f" not ({names}): restore it with that release or a later one."
        )
