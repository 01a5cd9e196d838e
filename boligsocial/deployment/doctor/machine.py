"""The machine: room on its disks, and the folder that the site writes to."""

import os
import pwd
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from diagnosis.findings import Check, Finding, fault, ok, warning, worst

MEGABYTE = 1024 * 1024
# PostgreSQL, SQLite and the site stop where nothing is left.
FAULT_BYTES = 200 * MEGABYTE
WARNING_BYTES = 1024 * MEGABYTE
FAULT_INODES, WARNING_INODES = 0.01, 0.05
_ADVICE = (
    "Make room: delete old backups and logs (journalctl --vacuum-size=500M), or give"
    " the machine a larger disk."
)
_INODES = "There are too many small files: look for what makes them."


def look_at_disks() -> Finding:
    """Say how much is free on each disk that the site writes to."""
    return worst(
        [
            judge_disk(str(place), _free_bytes(state), _free_inodes(state))
            for place, state in _places()
        ]
    )


def judge_disk(place: str, free: int, inodes: float | None) -> Finding:
    """Judge the free bytes, and the part of the inodes that is free if they are counted."""
    seen = f"{place} has {free / MEGABYTE:,.0f} MB free"
    if inodes is not None and inodes < WARNING_INODES:
        seen += f", and {inodes:.1%} of its inodes"
    if free < FAULT_BYTES:
        return fault(seen, _ADVICE)
    if inodes is not None and inodes < FAULT_INODES:
        return fault(seen, _INODES)
    if free < WARNING_BYTES:
        return warning(seen, _ADVICE)
    if inodes is not None and inodes < WARNING_INODES:
        return warning(seen, _INODES)
    return ok(seen)


def _places() -> Iterator[tuple[Path, os.statvfs_result]]:
    """Yield each place, once for each disk, that is there."""
    places = [settings.VAR_DIR, Path(tempfile.gettempdir())]
    database = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and database.is_file():
        places.append(database.parent)
    if settings.MEDIA_URL.startswith("/"):
        places.append(Path(settings.MEDIA_ROOT))
    if settings.BACKUP_DIR is not None:
        places.append(settings.BACKUP_DIR)
    seen = set()
    for place in places:
        if place.is_dir() and (disk := place.stat().st_dev) not in seen:
            seen.add(disk)
            yield place, os.statvfs(place)


def _free_bytes(state: os.statvfs_result) -> int:
    return state.f_bavail * state.f_frsize


def _free_inodes(state: os.statvfs_result) -> float | None:
    # Some file systems make inodes as they are needed, and count none.
    return state.f_favail / state.f_files if state.f_files else None


def look_at_folder() -> Finding:
    """Say whether VAR_DIR can be written to, by whom, and whose it is."""
    folder, user = settings.VAR_DIR, os.geteuid()
    owner = folder.stat().st_uid
    seen = f"{folder} belongs to {_name(owner)}"
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"doctor")
    except OSError as error:
        return fault(
            f"{seen}, and {_name(user)} cannot write there: {error.strerror}",
            "Give it to the user that the site runs as: chown -R boligsocial: VAR_DIR;"
            " services need it in ReadWritePaths.",
        )
    if owner != user:
        return warning(
            f"{seen}, but this command runs as {_name(user)}",
            "Run management commands as the user that the site runs as: what others"
            " make in it, the site cannot change.",
        )
    return ok(f"{seen} and can be written to")


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"


CHECKS = [Check("disk", look_at_disks), Check("VAR_DIR", look_at_folder)]
