"""Zip files: of pages that were saved, and what Word documents are inside.

Nothing is ever written to a disk, so a name that climbs out of its folder harms
nobody; it is only a name.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from importer.reading.document import Document
from importer.reading.refusals import Refusal, UnreadableError

MOST_FILES = 500
MOST_PACKED = 60 * 1024 * 1024
MOST_UNPACKED = 250 * 1024 * 1024
MOST_OF_ONE = 30 * 1024 * 1024
# What text and pictures never reach; a file of nothing but zeros has a thousand.
_RATIO, _SMALL = 200, 1024 * 1024
PAGES = {".html", ".htm", ".xhtml", ".docx", ".docm", ".doc", ".txt", ".aspx"}
_ARCHIVES = {".zip", ".7z", ".rar", ".gz", ".tar"}
# What systems put in without asking.
_NOBODYS = ("__MACOSX/", ".DS_Store", "Thumbs.db")


@dataclass(frozen=True)
class Reading:
    """What came of reading one file of an archive."""

    name: str
    document: Document | None = None
    refusal: Refusal | None = None


class Archive:
    """A zip file of pages, with the pictures and documents that lie beside them."""

    def __init__(self, content: bytes):
        if len(content) > MOST_PACKED:
            raise UnreadableError(Refusal.TOO_LARGE)
        self._zip = opened(content)
        self._members = {
            _path(member.filename): member for member in checked_members(self._zip)
        }

    @property
    def page_names(self) -> list[str]:
        """The paths of the pages in it, in their order."""
        return sorted(
            name for name in self._members if _suffix(name) in PAGES | _ARCHIVES
        )

    def pages(self) -> Iterator[Reading]:
        """Read one page after the other; one that cannot be read stops no other."""
        for name in self.page_names:
            yield self.page(name)

    def page(self, name: str) -> Reading:
        """Read one page of the archive."""
        # Above this module, which Word documents are opened with.
        from importer.reading.sources import read  # noqa: PLC0415

        if _suffix(name) in _ARCHIVES:
            return Reading(name, refusal=Refusal.ARCHIVE)
        try:
            return Reading(name, read(self._content(name), name=name, address=name))
        except UnreadableError as error:
            return Reading(name, refusal=error.refusal)

    def file(self, address: str) -> bytes | None:
        """Return a file by the address that pages of the archive have for it."""
        name = _path(address.partition("?")[0].partition("#")[0])
        if name not in self._members:
            return None
        try:
            return self._content(name)
        except UnreadableError:
            return None

    def _content(self, name: str) -> bytes:
        member = self._members[name]
        try:
            with self._zip.open(member) as file:
                # What the directory says of the size may be a lie.
                content = file.read(MOST_OF_ONE + 1)
        except (zipfile.BadZipFile, OSError, RuntimeError, EOFError) as error:
            raise UnreadableError(Refusal.BROKEN) from error
        if len(content) > MOST_OF_ONE:
            raise UnreadableError(Refusal.BOMB)
        return content


def opened(content: bytes) -> zipfile.ZipFile:
    """Return an archive that can be opened. Raises UnreadableError."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(Refusal.BROKEN) from error


def checked_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files in an archive, if what it says of them is to be believed in.

    Raises UnreadableError.
    """
    members = [
        member
        for member in archive.infolist()
        if not member.is_dir()
        and not member.filename.startswith(_NOBODYS[0])
        and PurePosixPath(member.filename).name not in _NOBODYS
    ]
    if len(members) > MOST_FILES:
        raise UnreadableError(Refusal.TOO_MANY)
    if any(member.flag_bits & 0x1 for member in members):
        raise UnreadableError(Refusal.PROTECTED)
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise UnreadableError(Refusal.BOMB)
    if any(_grows(member) for member in members):
        raise UnreadableError(Refusal.BOMB)
    return members


def _grows(member: zipfile.ZipInfo) -> bool:
    if member.file_size > MOST_OF_ONE:
        return True
    packed = max(member.compress_size, 1)
    return member.file_size > _SMALL and member.file_size / packed > _RATIO


def _path(name: str) -> str:
    """Return a path without steps out of its folder."""
    path = posixpath.normpath(f"/{name}".replace("\\", "/"))
    return path.lstrip("/")


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
