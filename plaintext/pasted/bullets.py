"""Lists that were typed: lines that begin with a dot, a dash or a number.

A dot is always a list. A dash or a number may be anything where it stands alone, and
“1. marts” is a day: so two dashes in a row are a list, or one below a line that ends
with a colon, and numbers when they count.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# The last are what Word's symbol font leaves, and its second level: “o”.
_DOT = re.compile(r"\s*(?:[•●▪■◦‣·∙⁃➢►✓\uf0b7\uf0a7\uf0d8§]\s*|o[\t\xa0]\s*|o\s{3,})")
_DASH = re.compile(r"\s*(?:[-–—*+]\s+)")
_MONTH = (
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
    r"[a-zæøå]*\b|klasse\b|sal\b|etape\b"
)
_NUMBER = re.compile(rf"\s*(?:(\d{{1,2}})|([a-h]))[.)]\s+(?!{_MONTH})", re.IGNORECASE)


@dataclass(frozen=True)
class TypedList:
    """Lines `start` to `end` (not with it) are the items of a list.

    `marks` is how many characters at the start of each line are no words of it.
    """

    start: int
    end: int
    ordered: bool
    marks: tuple[int, ...]


def typed_lists(lines: Sequence[str | None]) -> list[TypedList]:
    """Return the lists in the lines of a text; None for what is not a plain line."""
    found, at = [], 0
    while at < len(lines):
        typed = _list_at(lines, at)
        if typed is None:
            at += 1
        else:
            found.append(typed)
            at = typed.end
    return found


def _list_at(lines: Sequence[str | None], at: int) -> TypedList | None:
    for pattern in (_DOT, _DASH, _NUMBER):
        marks: list[int] = []
        while at + len(marks) < len(lines):
            mark = _mark_of(lines[at + len(marks)], pattern, len(marks))
            if not mark:
                break
            marks.append(mark)
        if len(marks) > 1 or (marks and _stands_alone(lines, at, pattern)):
            end = at + len(marks)
            return TypedList(at, end, pattern is _NUMBER, tuple(marks))
    return None


def _mark_of(line: str | None, pattern: re.Pattern, place: int) -> int:
    """Return the length of the mark if a line is the item of that place; else 0."""
    match = pattern.match(line) if line else None
    if match is None or match.end() == len(line):
        return 0
    if pattern is _NUMBER:
        number = int(match[1]) if match[1] else ord(match[2].lower()) - ord("a") + 1
        if number != place + 1:
            return 0
    return match.end()


def _stands_alone(lines: Sequence[str | None], at: int, pattern: re.Pattern) -> bool:
    """Whether one line is a list all by itself."""
    before = lines[at - 1] if at else None
    is_announced = bool(before) and before.rstrip().endswith(":")
    return pattern is _DOT or (pattern is _DASH and is_announced)
