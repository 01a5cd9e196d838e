"""What staff put in: pictures and documents that are there, links that are checked."""

import secrets
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db.models import Max
from django.utils import timezone

from diagnosis.findings import Check, Finding, fault, ok, warning
from links.models import LinkHealth
from media.models import SiteDocument, SiteImage

# It has five minutes in ten, so that a day is far more than a queue of its own.
LATE_AFTER = timedelta(days=2)
_CHECKER = (
    "Run check_links by hand: it ends with 3 when the network of this machine is down."
    " Look for link_check_without_network in the log of the worker."
)
# Of pictures, and of documents; each is a question to the bucket, where there is one.
SAMPLE = 5
_STORAGE = (
    "See that the folder media in VAR_DIR belongs to the user of the site and has room;"
    " with MEDIA_STORAGE=s3, that the bucket is there and the key may write to it, and"
    " delete."
)


def look_at_storage() -> Finding:
    """Write a file as staff do, read it and delete it."""
    content = secrets.token_bytes(64)
    backend = type(storages["default"]).__name__
    try:
        name = default_storage.save(
            f"doctor-{secrets.token_hex(8)}.txt", ContentFile(content)
        )
        try:
            with default_storage.open(name) as file:
                found = file.read()
        finally:
            default_storage.delete(name)
        is_left = default_storage.exists(name)
    except Exception as error:  # noqa: BLE001
        return fault(f"{backend} refuses: {type(error).__name__}: {error}", _STORAGE)
    if found != content:
        return fault(f"{backend} gives back something else than it was given", _STORAGE)
    if is_left:
        return fault(f"{backend} keeps what is deleted: {name}", _STORAGE)
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


def look_at_checker() -> Finding:
    """Say when a link was checked last, and how many wait longer than they should."""
    now = timezone.now()
    links = LinkHealth.objects.exclude(next_check_at=None)
    count = links.count()
    if not count:
        return ok("no links to check")
    last = links.aggregate(last=Max("checked_at"))["last"]
    late = links.filter(next_check_at__lt=now - LATE_AFTER).count()
    seen = (
        f"{count} links, checked last {last:%Y-%m-%d %H:%M} UTC"
        if last
        else (f"{count} links, none checked yet")
    )
    if not late:
        return ok(f"{seen}{_canaries()}")
    seen = f"{seen}; {late} have been due for more than {LATE_AFTER.days} days"
    if last is None or last < now - LATE_AFTER:
        return fault(seen, _CHECKER)
    return warning(
        seen,
        "It does not keep up: run check_links by hand, and see that a worker runs all"
        " the time.",
    )


def _canaries() -> str:
    return "" if settings.LINK_CHECK_CANARIES else "; LINK_CHECK_CANARIES is not set"


CHECKS = [
    Check("storage", look_at_storage),
    Check("media files", look_at_sample, needs_database=True),
    Check("link checker", look_at_checker, needs_database=True),
]
