"""Whether pictures and documents can be kept, and are where the database says."""

import secrets
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from diagnosis.findings import Check, Finding, fault, ok
from media.models import SiteDocument, SiteImage

# Of pictures, and of documents; each is a question to the bucket, where there is one.
SAMPLE = 5
_ADVICE = (
    "See that the folder media in VAR_DIR belongs to the user of the site and has room;"
    " with MEDIA_STORAGE=s3, that the bucket is there and the key may write to it."
)


def look_at_storage() -> Finding:
    """Write a file as staff do, read it and delete it."""
    content = secrets.token_bytes(64)
    backend = type(default_storage._wrapped).__name__  # noqa: SLF001
    try:
        name = default_storage.save(
            f"doctor-{secrets.token_hex(8)}.txt", ContentFile(content)
        )
        try:
            with default_storage.open(name) as file:
                found = file.read()
        finally:
            default_storage.delete(name)
    except Exception as error:  # noqa: BLE001
        return fault(f"{backend} refuses: {type(error).__name__}: {error}", _ADVICE)
    if found != content:
        return fault(f"{backend} gives back something else than it was given", _ADVICE)
    return ok(f"{backend}: a file was written, read and deleted")


def look_at_sample() -> Finding:
    """Look whether the files of some pictures and documents are there, taken at random."""
    sample = list(_sample())
    missing = [name for name in sample if not default_storage.exists(name)]
    if missing:
        return fault(
            f"{len(missing)} of {len(sample)} files are missing: {', '.join(missing)}",
            "Restore the media from the backup of the same day as the database.",
        )
    if not sample:
        return ok("no pictures or documents yet")
    return ok(f"{len(sample)} of them, taken at random, are there")


def _sample() -> Iterator[str]:
    for model in (SiteImage, SiteDocument):
        yield from model.objects.order_by("?").values_list("file", flat=True)[:SAMPLE]


CHECKS = [
    Check("storage", look_at_storage),
    Check("media files", look_at_sample, needs_database=True),
]
