"""Collects the static files when, and only when, one of them has changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files() -> bool:
    """Fill STATIC_ROOT; return False when it already holds what it should.

    Hashed files of former releases stay, for pages that a browser still shows.
    After a collection that was interrupted half a file may lie under a hashed
    name, so the next one begins from an empty folder.
    """
    sources = dict(_sources())
    digest = _fingerprint(sources)
    if _is_recorded(digest):
        return False
    root, record = Path(settings.STATIC_ROOT), _record()
    interrupted = not record.exists()
    record.unlink(missing_ok=True)
    for name in sources:
        # collectstatic leaves a copy that is newer than its source, as it is when
        # a release is taken back.
        (root / name).unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=interrupted, verbosity=0)
    record.write_text(digest)
    return True


def are_collected() -> bool:
    """Return whether STATIC_ROOT holds the static files of this release."""
    return _is_recorded(_fingerprint(dict(_sources())))


def _is_recorded(digest: str) -> bool:
    collected, record = Path(settings.STATIC_ROOT) / "staticfiles.json", _record()
    return collected.exists() and record.exists() and record.read_text() == digest


def _record() -> Path:
    return settings.VAR_DIR / "static.sha256"


def _sources() -> Iterator[tuple[str, Path]]:
    """Yield the name and the path of every static file."""
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))


def _fingerprint(sources: dict[str, Path]) -> str:
    """Return a hash over the name, size and time of the files."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for name, path in sources.items():
        status = path.stat()
        digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()
