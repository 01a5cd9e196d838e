"""The pictures and documents of pages, each fetched once in a run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Model

from importer.building import Built, Fetched
from importer.building.library import DOCUMENT_SUFFIXES, suffix_of
from importer.gathering.downloads import Arrived
from importer.models import ImportedFile
from importer.models.source import hash_of
from importer.runs.preparing import Prepared
from linkcheck.addresses import MAX_LENGTH, host_of
from media.models import SiteDocument, SiteImage

MOST_OF_ONE_SOURCE = 60
_WEB = ("http://", "https://")


@dataclass
class Files:
    """What one source has of files: fetched just now, or for a page before."""

    fetched: dict[str, Fetched] = field(default_factory=dict)
    # Why others could not be fetched.
    problems: dict[str, str] = field(default_factory=dict)

    def keep(self, address: str, arrived: Arrived) -> None:
        """Note a file that has arrived."""
        name = PurePosixPath(unquote(urlsplit(arrived.address).path)).name
        media_type = arrived.media_type.partition(";")[0].strip()
        self.fetched[address] = Fetched(arrived.content, name, media_type)


def wanted_files(
    prepared: Prepared, moved: Callable[[str], Model | None]
) -> list[tuple[str, int]]:
    """Return which files are to be fetched, each with how large it may be."""
    if prepared.archive:
        return []
    wanted: dict[str, int] = {}
    for page in prepared.pages:
        for picture in page.pictures:
            if picture.content is None and picture.address.startswith(_WEB):
                wanted[picture.address] = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        host = host_of(page.address) if page.address else ""
        for address in sorted(page.addresses):
            is_ours = host and host_of(address) == host
            is_document = suffix_of(address) in DOCUMENT_SUFFIXES
            if is_ours and is_document and not moved(address):
                wanted[address] = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    known = ImportedFile.objects.filter(
        run=prepared.source.run, identity__in=map(hash_of, wanted)
    )
    there = set(known.values_list("identity", flat=True))
    missing = [pair for pair in wanted.items() if hash_of(pair[0]) not in there]
    return missing[:MOST_OF_ONE_SOURCE]


def fetcher(prepared: Prepared, files: Files) -> Callable[[str], Fetched | None]:
    """Return what building asks for files."""
    archive = prepared.archive
    if archive:

        def from_archive(address: str) -> Fetched | None:
            content = archive.file(address)
            name = PurePosixPath(unquote(urlsplit(address).path)).name
            return None if content is None else Fetched(content, name)

        return from_archive

    def from_run(address: str) -> Fetched | None:
        if address in files.fetched:
            return files.fetched[address]
        known = (
            ImportedFile.objects.filter(
                run=prepared.source.run, identity=hash_of(address)
            )
            .select_related("image", "document")
            .first()
        )
        target = known and (known.image or known.document)
        return Fetched(b"", "", known=target) if target else None

    return from_run


def note_files(prepared: Prepared, files: Files, built: list[Built]) -> None:
    """Remember what each address has become, so that no other page fetches it."""
    became: dict[str, Model] = {}
    for each in built:
        became |= each.files
    rows = []
    for address in {*files.fetched, *files.problems}:
        target = became.get(address)
        rows.append(
            ImportedFile(
                run=prepared.source.run,
                address=address[:MAX_LENGTH],
                identity=hash_of(address),
                image=target if isinstance(target, SiteImage) else None,
                document=target if isinstance(target, SiteDocument) else None,
                problem=files.problems.get(address, "")[:255],
            )
        )
    ImportedFile.objects.bulk_create(rows, ignore_conflicts=True)


def delete_files_of(things: list[Model]) -> None:
    """Delete the files of pictures and documents whose rows are gone."""
    for thing in things:
        if isinstance(thing, (SiteImage, SiteDocument)):
            thing.file.storage.delete(thing.file.name)
