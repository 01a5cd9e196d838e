"""What a PDF says, read by a program that can be stopped."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from documents.reading import program

logger = logging.getLogger(__name__)

MEMORY_BYTES = 512 * 1024 * 1024
SECONDS = 30
# Beyond them nobody searches; a search looks through what is kept of all documents.
MOST_PAGES = 200
MOST_CHARACTERS = 60_000
# What a resident reads more easily as a page: short, of words, with nothing to fill in.
FEW_PAGES = 3
WORDS_OF_A_PAGE = range(60, 1500)


@dataclass(frozen=True)
class ReadText:
    """What was read. `failed` is "" or what was wrong, in a word for the log."""

    text: str = ""
    pages: int = 0
    reads_like_a_page: bool = False
    failed: str = ""


def read_pdf(source: bytes) -> ReadText:
    """Return what a PDF says; never raises for what is in it."""
    try:
        answer = _run(source)
    except subprocess.TimeoutExpired:
        return ReadText(failed="time")
    if answer.returncode:
        # Out of processor time or memory, killed, or crashed.
        return ReadText(failed=f"ended with {answer.returncode}")
    told = json.loads(answer.stdout)
    if "failed" in told:
        return ReadText(failed=told["failed"])
    words = len(told["text"].split())
    return ReadText(
        text=told["text"].strip(),
        pages=told["pages"],
        reads_like_a_page=told["pages"] <= FEW_PAGES
        and words in WORDS_OF_A_PAGE
        and not told["has_form"]
        and not told["has_table"],
    )


def _run(source: bytes) -> subprocess.CompletedProcess:
    limits = (MEMORY_BYTES, SECONDS, MOST_PAGES, MOST_CHARACTERS)
    return subprocess.run(  # noqa: S603
        # Isolated: it takes no modules from the folder or the environment.
        [sys.executable, "-I", str(Path(program.__file__)), *map(str, limits)],
        input=source,
        capture_output=True,
        check=False,
        # For one that waits for nothing to come; a busy machine takes its time.
        timeout=60 + SECONDS,
    )
