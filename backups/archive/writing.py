"""Writing an archive: under another name until it is whole and has been read back."""

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from backups.archive import manifest as manifests
from backups.archive.manifest import Entry, Manifest
from backups.archive.sealing import Recipient, sealed
from backups.problems import BackupError

PARTIAL = ".partial"
_BLOCK = 1024 * 1024
# What is larger lies on the disk, in a file without a name, until it is written.
_IN_MEMORY = 8 * _BLOCK


class ArchiveWriter:
    """Adds members to a tar file one after the other."""

    def __init__(self, tar: tarfile.TarFile, folder: Path) -> None:
        self._tar = tar
        self._folder = folder

    def add_changing(self, name: str, source: BinaryIO) -> Entry:
        """Add a file that may still grow or shrink: as much as there was of it."""
        with tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=self._folder) as copy:
            while block := source.read(_BLOCK):
                copy.write(block)
            return self.add(name, copy)

    def add(self, name: str, source: BinaryIO) -> Entry:
        """Add a file that stays as it is, from its beginning to its end."""
        size = source.seek(0, os.SEEK_END)
        source.seek(0)
        digesting = _Digesting(source)
        self._tar.addfile(_member(name, size), digesting)
        # It would remember every member that it has written.
        self._tar.members.clear()
        return Entry(size, digesting.sha256.hexdigest())

    def add_manifest(self, manifest: Manifest) -> None:
        """Add the last member."""
        text = manifest.to_json()
        self._tar.addfile(_member(manifests.NAME, len(text)), io.BytesIO(text))


class _Digesting:
    """A file to read from, with the hash of what was read."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.sha256 = hashlib.sha256()

    def read(self, size: int) -> bytes:
        block = self._source.read(size)
        self.sha256.update(block)
        return block


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    return member


@contextmanager
def new_archive(path: Path, recipients: Sequence[Recipient]) -> Iterator[ArchiveWriter]:
    """Yield what writes an archive to `path`, which nobody but its owner may read.

    Encrypted for `recipients`, unless there are none. On the disk when this returns.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        whole = sealed(file, recipients) if recipients else nullcontext(file)
        with (
            whole as target,
            tarfile.open(
                fileobj=target, mode="w|", format=tarfile.PAX_FORMAT, bufsize=_BLOCK
            ) as tar,
        ):
            yield ArchiveWriter(tar, path.parent)
        file.flush()
        os.fsync(file.fileno())


def put_in_place(partial: Path, path: Path) -> None:
    """Give a whole archive its name, once and for good."""
    if path.exists():
        raise BackupError(f"There is a file of that name already: {path}")
    partial.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
