"""What follows once erasing cannot be taken back: files, and the list beside the backups.

Done by the worker, again and again until it has been done: a process that is killed
leaves it to the next.
"""

import json
import os
import tempfile
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from personal_data.models import Erasure

_NAME = "erased.json"


def finish() -> None:
    """Delete what is left of files, forget what no backup can have, write the list."""
    for erasure in Erasure.objects.exclude(files=[]):
        for name in erasure.files:
            default_storage.delete(name)
        Erasure.objects.filter(pk=erasure.pk).update(files=[])
    oldest = timezone.now() - longest_in_a_backup()
    Erasure.objects.filter(erased_at__lt=oldest).delete()
    there = [as_entry(erasure) for erasure in Erasure.objects.order_by("erased_at")]
    # Those of a database that was put back since are in the list alone.
    entries = {entry["at"]: entry for entry in [*read_list(), *there]}
    kept = [
        entry
        for at, entry in sorted(entries.items())
        if (parse_datetime(at) or oldest) >= oldest
    ]
    if kept or list_path().exists():
        _write(kept)


def longest_in_a_backup() -> timedelta:
    """Return for how long the oldest backup is kept, by BACKUP_KEEP."""
    keep = settings.BACKUP_KEEP
    return timedelta(
        days=31 + max(keep["days"], 7 * keep["weeks"], 31 * keep["months"])
    )


def list_path() -> Path:
    """Return where the list lies: beside the backups, or with the site's files."""
    return Path(settings.BACKUP_DIR or settings.VAR_DIR) / _NAME


def as_entry(erasure: Erasure) -> dict:
    """Return an erasure as the list has it."""
    return {"at": erasure.erased_at.isoformat(), "hashes": erasure.hashes}


def read_list(path: Path | None = None) -> list[dict]:
    """Return the list, oldest first. Empty when there is none.

    Raises ValueError for a file that is no such list.
    """
    try:
        text = (path or list_path()).read_text()
    except FileNotFoundError:
        if path is not None:
            raise
        return []
    told = json.loads(text)
    entries = told.get("erased") if isinstance(told, dict) else None
    if not isinstance(entries, list):
        raise ValueError(f"{path or list_path()} is no list of those who were erased")
    return entries


def _write(entries: list[dict]) -> None:
    path = list_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as partial:
        json.dump({"version": 1, "erased": entries}, partial, indent=1)
        partial.flush()
        os.fsync(partial.fileno())
    Path(partial.name).replace(path)
