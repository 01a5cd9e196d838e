"""The words that we do not use, as docs/ordliste.md lists them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

COLUMN_OF_FORBIDDEN_WORDS = "aldrig"
COLUMN_OF_EXCEPTIONS = "undtagelse"


class ForbiddenWord(NamedTuple):
    """A word, or several, with a pattern that finds it in running text."""

    text: str
    pattern: re.Pattern


def read_forbidden_words(path: Path) -> list[ForbiddenWord]:
    """Read the column "aldrig" of the table in the glossary.

    Each entry stands in `backticks`; a star at its end stands for any ending. Raises
    ValueError when no table has such a column, or nothing is in it.
    """
    words = _entries(path, COLUMN_OF_FORBIDDEN_WORDS)
    if not words:
        raise ValueError(f"{path}: no table has words below “aldrig”.")
    return [_forbidden(word) for word in words]


def read_exceptions(path: Path) -> list[str]:
    """Read the phrases in which forbidden words may stand, as the names of laws."""
    return _entries(path, COLUMN_OF_EXCEPTIONS)


def _entries(path: Path, column: str) -> list[str]:
    return [
        entry
        for cell in _column(path.read_text("utf-8"), column)
        for entry in re.findall(r"`([^`]+)`", cell)
    ]


def _column(markdown: str, name: str) -> Iterator[str]:
    """Yield the cells below the heading `name` of each table that has it."""
    place = None
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) < 3:
            place = None
        elif place is None:
            place = cells.index(name) if name in cells else None
        else:
            yield cells[place]


def _forbidden(entry: str) -> ForbiddenWord:
    ending = r"\w*" if entry.endswith("*") else ""
    word = re.escape(entry.removesuffix("*"))
    return ForbiddenWord(
        entry, re.compile(rf"(?<![\w-]){word}{ending}(?!\w)", re.IGNORECASE)
    )
