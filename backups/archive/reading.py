"""Reading an archive, from its beginning to its end, and holding it to its manifest."""

import hashlib
import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from backups.archive import manifest as manifests
from backups.archive.manifest import DATABASES, Entry, Manifest
from backups.archive.sealing import Identity, unsealed
from backups.problems import BackupError, complaint

_BLOCK = 1024 * 1024
_NOT_WHOLE = "The archive is not whole"


def verify(path: Path, identities: Sequence[Identity], database: BinaryIO) -> Manifest:
    """Read all of an archive, compare every member with the manifest, and return that.

    The database is written to `database`. Raises BackupError.
    """
    found: dict[str, Entry] = {}
    manifest = None

    def take(name: str, source: BinaryIO) -> None:
        nonlocal manifest
        if manifest is not None:
            raise BackupError(f"{_NOT_WHOLE}: something follows its manifest.")
        if name == manifests.NAME:
            manifest = Manifest.from_json(source.read())
        elif name in DATABASES.values():
            found[name] = copy(source, database.write)
        else:
            found[name] = copy(source, lambda block: None)

    read(path, identities, take)
    if manifest is None:
        raise BackupError(f"{_NOT_WHOLE}: it has no manifest.")
    if wrong := [
        name
        for name in sorted(manifest.files.keys() | found.keys())
        if manifest.files.get(name) != found.get(name)
    ]:
        raise BackupError(
            f"{_NOT_WHOLE}: {len(wrong)} of its files are not what the manifest says,"
            f" {wrong[0]} among them."
        )
    database.flush()
    return manifest


def read(
    path: Path, identities: Sequence[Identity], take: Callable[[str, BinaryIO], None]
) -> None:
    """Call `take` with the name of each member, and a file to read it from.

    Of two with one name the later one counts. Raises BackupError.
    """
    try:
        with _opened(path, identities) as source:
            with tarfile.open(fileobj=source, mode="r|", bufsize=_BLOCK) as tar:
                for member in tar:
                    if not member.isreg():
                        raise BackupError(f"{_NOT_WHOLE}: {member.name} is no file.")
                    take(member.name, tar.extractfile(member))
                    # It would remember every member that it has seen.
                    tar.members.clear()
            while source.read(_BLOCK):
                """age finds out at its end whether anything was left out."""
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"{_NOT_WHOLE}, or no archive: {error}.") from error
    except OSError as error:
        raise BackupError(complaint(error)) from error


def copy(source: BinaryIO, write: Callable[[bytes], object]) -> Entry:
    """Hand on what is in a file; return its size and hash."""
    size, digest = 0, hashlib.sha256()
    while block := source.read(_BLOCK):
        write(block)
        size += len(block)
        digest.update(block)
    return Entry(size, digest.hexdigest())


@contextmanager
def _opened(path: Path, identities: Sequence[Identity]) -> Iterator[BinaryIO]:
    with path.open("rb") as file:
        if not is_sealed(path):
            yield file
            return
        if not identities:
            raise BackupError("The archive is encrypted: name the file of its key.")
        with unsealed(file, identities) as plain:
            yield plain


def is_sealed(path: Path) -> bool:
    """Tell whether an archive is encrypted, by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


_HEADER = b"age-encryption.org/v1\n"
