"""The sources of a run: those that are named, and those that others list."""

from collections.abc import Iterable

from importer.gathering.identity import same_address
from importer.models import ImportedSource, ImportRun
from importer.models.source import hash_of

MOST_SOURCES = 1000
_NAME_LENGTH = 100
_CHUNK = 200


def add_addresses(run: ImportRun, addresses: Iterable[str]) -> tuple[int, bool]:
    """Let a run have more pages; return how many, and whether there were too many."""
    known = set(run.sources.values_list("identity", flat=True))
    there = len(known)
    new, too_many = [], False
    for address in addresses:
        identity = identity_of(address)
        if identity in known:
            continue
        if there + len(new) >= MOST_SOURCES:
            too_many = True
            break
        known.add(identity)
        new.append(
            ImportedSource(
                run=run,
                position=there + len(new),
                name=address,
                address=address,
                identity=identity,
            )
        )
    ImportedSource.objects.bulk_create(new, batch_size=_CHUNK)
    return len(new), too_many


def add_members(source: ImportedSource, names: Iterable[str]) -> None:
    """Let a run have the pages of an archive."""
    there = source.run.sources.count()
    ImportedSource.objects.bulk_create(
        [
            ImportedSource(
                run=source.run,
                position=there + number,
                name=name,
                member=name,
                identity=hash_of(f"file:{source.name}/{name}"),
                original=source.original,
            )
            for number, name in enumerate(names)
        ],
        batch_size=_CHUNK,
        ignore_conflicts=True,
    )


def identity_of(address: str) -> str:
    """Return the same for all spellings of an address, in every run."""
    return hash_of(f"address:{same_address(address)}")


def name_of_text(text: str) -> str:
    """Return by what a pasted text is known: its first words."""
    words = " ".join(text.split())
    return words if len(words) <= _NAME_LENGTH else f"{words[:_NAME_LENGTH].rstrip()} …"
