"""A poster as a PDF, typeset by a program that can be stopped."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from posters.printing import program

MEMORY_BYTES = 1024 * 1024 * 1024
SECONDS = 10


@dataclass(frozen=True)
class PrintedPoster:
    """A PDF, or why there is none: one of the words of `program`."""

    content: bytes = b""
    failure: str = ""


def print_poster(
    told: dict, pictures: dict[str, bytes], engine: Path | None = None
) -> PrintedPoster:
    """Return a PDF of what `told` has for `poster.typ`; never raises for what is in it.

    `pictures` are files by the names that `told` calls them.
    """
    with tempfile.TemporaryDirectory(prefix="poster-") as name:
        folder = Path(name)
        (folder / program.TOLD).write_text(json.dumps(told))
        for file_name, content in pictures.items():
            (folder / file_name).write_bytes(content)
        try:
            answer = _run(folder, engine or Path(program.__file__))
        except subprocess.TimeoutExpired:
            return PrintedPoster(failure=program.BROKEN)
    head, _newline, content = answer.stdout.partition(b"\n")
    if answer.returncode or not head:
        # Out of processor time or memory, killed, or crashed.
        return PrintedPoster(failure=program.BROKEN)
    failure = json.loads(head)["failure"]
    return PrintedPoster(b"" if failure else content, failure)


def _run(folder: Path, engine: Path) -> subprocess.CompletedProcess:
    limits = (MEMORY_BYTES, SECONDS)
    return subprocess.run(  # noqa: S603
        # Isolated: it takes no modules from the folder or the environment.
        [sys.executable, "-I", str(engine), str(folder), *map(str, limits)],
        capture_output=True,
        check=False,
        # For one that waits for nothing to come; a busy machine takes its time.
        timeout=20 + SECONDS,
    )
