"""The lines of a text as they are read, and where each letter stands in the source."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from links.printing.anchors import Anchor, find_anchors

_PIECE = re.compile(
    r"<[^>]*>|&(?:#[0-9]+|#x[0-9a-f]+|\w+);|.", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?([a-z][a-z0-9-]*)", re.IGNORECASE)
# What stands within a line; every other element ends it.
_INLINE = frozenset(
    "a abbr b code del em i mark s small span strong sub sup u".split()  # noqa: SIM905
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Not composed by Unicode itself.
_COMPOSED = {"o\u0338": "ø", "O\u0338": "Ø"}


@dataclass(frozen=True)
class AnchorInLine:
    """A link in a line, and where its words begin and end there."""

    begin: int
    end: int
    anchor: Anchor
    # Where the whole element begins in the source.
    at: int


@dataclass
class Line:
    """What is read between two breaks; spaces are plain, and letters are composed."""

    letters: list[str] = field(default_factory=list)
    # Where each of the letters begins and ends in the source.
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    anchors: list[AnchorInLine] = field(default_factory=list)
    # Whether another line of the same paragraph follows.
    goes_on: bool = False

    @property
    def text(self) -> str:
        return "".join(self.letters)

    def add(self, letter: str, start: int, end: int) -> None:
        """Take a letter, or a mark that belongs to the one before it."""
        before = self.letters[-1] if self.letters else ""
        if letter in _INVISIBLE and before:
            self.ends[-1] = end
        elif before and unicodedata.combining(letter):
            both = before + letter
            both = _COMPOSED.get(both) or unicodedata.normalize("NFC", both)
            self.letters[-1] = both[0]
            self.ends[-1] = end
        else:
            self.letters.append(" " if letter.isspace() else letter)
            self.starts.append(start)
            self.ends.append(end)

    def join(self, other: "Line") -> None:
        """Go on with the next line of the paragraph."""
        length = len(self.letters)
        self.letters += other.letters
        self.starts += other.starts
        self.ends += other.ends
        self.anchors += [
            AnchorInLine(a.begin + length, a.end + length, a.anchor, a.at)
            for a in other.anchors
        ]
        self.goes_on = other.goes_on


def lines_of_rich_text(source: str) -> Iterator[Line]:
    """Yield the lines of a rich text as it is stored."""
    line, opened = Line(), None
    for match in _PIECE.finditer(source):
        piece = match.group()
        tag = _TAG.match(piece) if piece[0] == "<" else None
        if tag is None:
            for letter in unescape(piece):
                line.add(letter, match.start(), match.end())
            continue
        name = tag.group(1).lower()
        if name not in _INLINE:
            line.goes_on = name == "br"
            yield line
            line, opened = Line(), None
        elif name == "a" and piece[1] != "/":
            opened = len(line.letters), match.start()
        elif name == "a" and opened:
            begin, at = opened
            anchor = next(find_anchors(source[at : match.end()]), None)
            if anchor:
                end = len(line.letters)
                line.anchors.append(AnchorInLine(begin, end, anchor, at))
            opened = None
    yield line


def lines_of_plain_text(source: str) -> Iterator[Line]:
    """Yield the lines of a text without any formatting."""
    at = 0
    for part in source.splitlines(keepends=True):
        line = Line()
        for number, letter in enumerate(part.rstrip("\r\n"), at):
            line.add(letter, number, number + 1)
        at += len(part)
        yield line
