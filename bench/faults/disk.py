"""A disk that can be filled."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DISK_BYTES = 400 * 1024 * 1024


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """Mount a small disk at a new `folder` where this user may, else only make it."""
    folder.mkdir()
    size = f"size={DISK_BYTES}"
    is_mounted = (
        os.geteuid() == 0
        and not subprocess.run(  # noqa: S603
            ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)],  # noqa: S607
            check=False,
            capture_output=True,
        ).returncode
    )
    try:
        yield folder if is_mounted else None
    finally:
        if is_mounted:
            command = ["umount", "--lazy", str(folder)]
            subprocess.run(command, check=True)  # noqa: S603
