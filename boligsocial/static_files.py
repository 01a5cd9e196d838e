"""Collects the static files when, and only when, one of them has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files() -> bool:
    """Fill STATIC_ROOT; return False when it already holds what it should.

    An interrupted collection can leave half a file that looks newer than its
    source, so what follows one begins from an empty folder.
    """
    record = settings.VAR_DIR / "static.sha256"
    digest = _fingerprint()
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if collected.exists() and record.exists() and record.read_text() == digest:
        return False
    interrupted = not record.exists()
    record.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=interrupted, verbosity=0)
    record.write_text(digest)
    return True


def _fingerprint() -> str:
    """Return a hash over the name, size and time of every static file."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()
