"""Reads the text of a PDF. A program of its own, started by `documents.reading`.

What is wrong with a file can then use up its own memory and time, or crash its own
process, and no other. It imports nothing of the site's. Reads the file from standard
input, and writes one line of JSON.
"""

import json
import logging
import resource
import sys
from io import BytesIO

# Wider tables and forms are not what a page on a telephone would say better.
MOST_TABLE_LINES = 0.15
# Three columns of figures, such as of a budget.
_FIGURES_IN_A_LINE = 3


def main(arguments: list[str]) -> None:
    """Read standard input within limits: bytes of memory, seconds, pages, characters."""
    memory, seconds, most_pages, most_characters = map(int, arguments)
    source = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    logging.disable(logging.CRITICAL)
    try:
        told = read(source, most_pages, most_characters)
    # A reader of a format with so many corners raises what it likes.
    except Exception as error:  # noqa: BLE001
        told = {"failed": type(error).__name__}
    json.dump(told, sys.stdout)


def read(source: bytes, most_pages: int, most_characters: int) -> dict:
    """Return the text and the number of pages, and whether there are tables or forms."""
    from pypdf import PdfReader  # noqa: PLC0415, within the limits

    reader = PdfReader(BytesIO(source))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"failed": "encrypted"}
    pieces, length = [], 0
    for page in reader.pages[:most_pages]:
        piece = page.extract_text() or ""
        pieces.append(piece[: most_characters - length])
        length += len(pieces[-1])
        if length >= most_characters:
            break
    text = "\n".join(pieces)
    return {
        "text": text.encode("utf-8", "ignore").decode(),
        "pages": len(reader.pages),
        "has_form": "/AcroForm" in reader.trailer["/Root"],
        "has_table": has_table(text),
    }


def has_table(text: str) -> bool:
    """Return whether many lines hold several figures in a row, as those of budgets do."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    rows = [line for line in lines if _figures(line) >= _FIGURES_IN_A_LINE]
    return len(rows) > MOST_TABLE_LINES * len(lines)


def _figures(words: list[str]) -> int:
    return sum(
        word.strip("-+.,()%").replace(".", "").replace(",", "").isdigit()
        for word in words
    )


if __name__ == "__main__":
    main(sys.argv[1:])
