"""Beginning a run: what somebody pastes, sends or names becomes waiting sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from importer.models import ImportedSource, ImportRun, Original
from importer.models.source import hash_of
from importer.runs.sources import add_addresses, identity_of
from importer.runs.tasks import go_on
from importer.trail import BEGUN


@dataclass(frozen=True)
class Sent:
    """A file that somebody has sent."""

    name: str
    content: bytes
    media_type: str = ""


@transaction.atomic
def begin_with_text(
    text: str, parent: Page, user, *, address: str = "", later: bool = True
) -> ImportRun:
    """Bring in a text, or HTML as a browser hands it over, that somebody has pasted.

    `address` is that of its page on the old site, where it is known. Without `later`
    the caller works the run off by itself, as for all of these.
    """
    run = _run(ImportRun.Kind.PASTED, parent, user)
    original = _original(run, Sent("", text.encode("utf-8", "replace")), is_text=True)
    ImportedSource.objects.create(
        run=run,
        position=0,
        name=address,
        address=address,
        identity=identity_of(address) if address else hash_of(f"text:{original.pk}"),
        original=original,
    )
    return _begun(run, later=later)


@transaction.atomic
def begin_with_files(
    files: Iterable[Sent], parent: Page, user, *, later: bool = True
) -> ImportRun:
    """Bring in files: texts, pages, Word documents, and archives of them."""
    run = _run(ImportRun.Kind.FILES, parent, user)
    for position, file in enumerate({file.name: file for file in files}.values()):
        ImportedSource.objects.create(
            run=run,
            position=position,
            name=file.name,
            identity=hash_of(f"file:{file.name}"),
            original=_original(run, file),
        )
    return _begun(run, later=later)


@transaction.atomic
def begin_with_addresses(
    addresses: Iterable[str], parent: Page, user, *, later: bool = True
) -> ImportRun:
    """Bring in pages by their addresses, and those that maps of sites list."""
    run = _run(ImportRun.Kind.ADDRESSES, parent, user)
    add_addresses(run, addresses)
    return _begun(run, later=later)


def begin_again(run: ImportRun, user) -> ImportRun:
    """Ask the addresses of a run once more; what was decided then still holds."""
    listed = run.sources.filter(state=ImportedSource.State.LISTING)
    sources = listed if listed.exists() else run.sources.all()
    addresses = sources.exclude(address="").values_list("address", flat=True)
    return begin_with_addresses(list(addresses), run.parent, user)


def _run(kind: str, parent: Page, user) -> ImportRun:
    return ImportRun.objects.create(kind=kind, parent=parent, begun_by=user)


def _original(run: ImportRun, file: Sent, *, is_text: bool = False) -> Original:
    return Original.objects.create(
        run=run,
        name=file.name,
        media_type=file.media_type[:255],
        is_text=is_text,
        packed=Original.pack(file.content),
    )


def _begun(run: ImportRun, *, later: bool) -> ImportRun:
    log(instance=run, action=BEGUN, user=run.begun_by)
    if later:
        go_on(run)
    return run
