"""Text without any formatting, pasted or from a file."""

import re
from itertools import groupby

from importer.reading.bullets import with_lists
from importer.reading.document import (
    Document,
    Element,
    Heading,
    Line,
    Paragraph,
    Picture,
    Run,
    Table,
    words_of,
)
from importer.reading.refusals import Refusal, UnreadableError
from importer.reading.runs import runs_of_text, tidied

# About sixty printed pages; nobody reads a longer one on a site.
MOST_CHARACTERS, MOST_LINES = 200_000, 6_000
# A line of a mail or an old text file is broken about here.
_WRAPPED = 58
_PICTURE_SUFFIX = r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|svg)"
_PICTURE = re.compile(
    rf"^\[?(?:(?:billede|foto|image|img|picture)(?:\s+af|\s+of)?\s*:?\s*)?"
    rf"(?P<name>[^/\\:*?\"<>|]{{1,150}}{_PICTURE_SUFFIX})\]?$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*[-=_*~–—.]{3,}\s*$")
_BULLET = re.compile(r"^\s*(?:\W{1,2}|o|\d{1,2}[.)]|[a-h][.)])?\s*$")
_MARKED = re.compile(r"^(#{1,6})\s+(?=\S)")


def read_text(text: str, *, name: str = "") -> Document:
    """Return what a plain text says. Raises UnreadableError."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(Refusal.TOO_LONG)
    rows = _rows(text)
    if not rows:
        raise UnreadableError(Refusal.EMPTY)
    if len(rows) > MOST_LINES:
        raise UnreadableError(Refusal.TOO_LONG)
    return Document(
        elements=tuple(with_lists(_elements(rows))),
        lines=tuple(Line(number, " ".join(row.split())) for number, row, _ in rows),
        address=name,
    )


def _rows(text: str) -> list[tuple[int, str, bool]]:
    """Return (number, text, whether it goes on right below) of each line with words."""
    # Word's own line break is a vertical tab.
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    rows, after_space = [], True
    for number, raw in enumerate(text.split("\n"), 1):
        row = raw.replace("\u2028", " ").replace("\ufeff", "").rstrip()
        if not row.strip("\xa0\u200b \t\x0c"):
            after_space = True
            continue
        if _RULE.match(row):
            if rows and set(row.strip()) <= {"="} and not after_space:
                above, title, goes_on = rows[-1]
                rows[-1] = (above, f"# {title.lstrip('# ')}", goes_on)
            after_space = True
            continue
        rows.append((number, row.strip("\x0c "), not after_space))
        after_space = False
    return rows


def _elements(rows: list[tuple[int, str, bool]]) -> list[Element]:
    elements: list[Element] = []
    for tabs, group in groupby(rows, key=_tabs):
        same = list(group)
        if tabs and len(same) > 1:
            elements.append(_table(same))
        else:
            for number, row, continues in same:
                _add(elements, number, row, continues)
    return elements


def _tabs(row: tuple[int, str, bool]) -> int:
    text = row[1].strip("\t")
    # Behind a bullet or a number a tab is a space.
    first, _, rest = text.partition("\t")
    return (rest if _BULLET.match(first) else text).count("\t")


def _table(rows: list[tuple[int, str, bool]]) -> Table:
    cells = tuple(
        tuple(runs_of_text(cell) for cell in row.strip("\t").split("\t"))
        for _, row, _ in rows
    )
    return table_of(cells, tuple(number for number, _, _ in rows))


def table_of(rows: tuple, lines: tuple[int, ...], *, has_header: bool = False) -> Table:
    """Return a table; its first row is a header where it is marked, or looks so."""
    first = [words_of(cell) for cell in rows[0]]
    looks_so = (
        len(first) > 2
        and len(rows) > 2
        and all(0 < len(cell) < 40 and not re.search(r"\d", cell) for cell in first)
        and any(re.search(r"\d", words_of(cell)) for row in rows[1:] for cell in row)
    )
    if len(rows) > 1 and (has_header or looks_so):
        return Table(rows[1:], header=tuple(first), lines=lines)
    return Table(rows, lines=lines)


def _add(elements: list[Element], number: int, row: str, continues: bool) -> None:
    last = elements[-1] if elements else None
    plain = " ".join(row.split())
    if match := _PICTURE.match(plain):
        elements.append(Picture(name=match["name"].strip(), lines=(number,)))
    elif match := _MARKED.match(plain):
        runs = runs_of_text(plain[match.end() :])
        level = len(match[1])
        elements.append(Heading(runs, level=level, lines=(number,)))
    elif continues and isinstance(last, Paragraph) and _goes_on(last, row):
        runs = tidied([*last.runs, Run(" "), *runs_of_text(row)])
        elements[-1] = Paragraph(
            runs, continues=last.continues, lines=(*last.lines, number)
        )
    else:
        # What tells a typed item, a tab behind a letter, is still needed.
        bullet = re.match(r"^\s*o[\t\xa0]\s*", row)
        row = f"• {row[bullet.end() :]}" if bullet else row
        paragraph = Paragraph(runs_of_text(row), continues=continues, lines=(number,))
        elements.append(paragraph)


def _goes_on(last: Paragraph, row: str) -> bool:
    """Whether a line was broken only because it had become too long."""
    end = last.text[-1:]
    return len(last.text) >= _WRAPPED and end not in ".!?:" and row[:1].islower()
