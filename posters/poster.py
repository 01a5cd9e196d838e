"""What a poster says, and how large: the same on the screen, in print and as a PDF."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from typing import Any

from django.utils.translation import gettext


@dataclass(frozen=True)
class Fact:
    """One of the few things that one has to know, in a line or some."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Size:
    """A size in points, with the number by which the style sheet knows it."""

    number: int
    points: float


TITLES = tuple(starmap(Size, enumerate((82, 70, 60, 50, 42, 34, 28, 23, 19), start=1)))
TEXTS = tuple(
    starmap(Size, enumerate((23, 22, 20, 18, 16.5, 15, 13, 11.5, 10), start=1))
)
# In points, of a sheet of A4: what is left between its head and its foot, a picture
# that still shows something, and the gaps around each part.
_HEIGHT, _PICTURE, _GAP = 515, 140, 17
_WIDTH, _FACT_WIDTH = 510, 385
# Of the size of the letters: the width of one, and the height of a line.
_LETTER, _BOLD_LETTER = 0.5, 0.56
_TITLE_LINE, _TEXT_LINE = 1.1, 1.35
# Below it a title may be hyphenated rather than be smaller still.
_SMALLEST_WHOLE = 34
# Beside a title that a long word keeps small, the text is not as large.
_OF_TITLE = 0.6
_NARROW, _WIDE = frozenset(" .,:;'’!|()fijlrtI"), frozenset("mwæœMWÆŒ@%&")


@dataclass(frozen=True)
class Poster:
    """All that is on the sheet. `url` is in the code, `address` is what one can type.

    `drawing` is an SVG path on a ground of 24 by 24; `picture` and `logo` are images.
    """

    kind: str
    title: str
    lead: str
    facts: tuple[Fact, ...]
    url: str
    address: str
    organisation: str
    foot: str
    news: str = ""
    is_urgent: bool = False
    drawing: str = ""
    picture: Any = None
    picture_alt: str = ""
    logo: Any = None

    @property
    def title_size(self) -> Size:
        """The largest title with which all of it is on the sheet."""
        return self._fitting[0]

    @property
    def text_size(self) -> Size:
        """The size of all other words that the title leaves room for."""
        return self._fitting[1]

    @property
    def shows_picture(self) -> bool:
        """Whether there is room for the picture, or the drawing."""
        return self._fitting[2]

    @property
    def is_hyphenated(self) -> bool:
        """Whether a word of the title is longer than a line."""
        return not _has_whole_words(self.title, self.title_size)

    @property
    def invitation(self) -> str:
        """What to do with the code and the address."""
        return gettext("Read more: scan the code, or go to")

    @property
    def code_alt(self) -> str:
        """The code, for those who cannot see it."""
        return gettext("QR code to %(address)s") % {"address": self.address}

    @property
    def address_size(self) -> float:
        """How large the address is, in points, so that it takes two lines at most."""
        return next((size for size, most in _ADDRESSES if len(self.address) <= most), 9)

    @cached_property
    def _fitting(self) -> tuple[Size, Size, bool]:
        is_drawn = bool(self.picture or self.drawing)
        for has_picture in (True, False) if is_drawn else (False,):
            for largest, text in zip(TITLES, TEXTS, strict=True):
                title = self._whole(largest)
                if text.points <= title.points * _OF_TITLE and self._fits(
                    title, text, has_picture
                ):
                    return title, text, has_picture
        return TITLES[-1], TEXTS[-1], False

    def _whole(self, largest: Size) -> Size:
        """Return the largest size up to `largest` in which no word is divided."""
        for size in TITLES[largest.number - 1 :]:
            if size.points <= _SMALLEST_WHOLE or _has_whole_words(self.title, size):
                return size
        return largest

    def _fits(self, title: Size, text: Size, has_picture: bool) -> bool:
        lines = _lines(self.lead, text, _LETTER, _WIDTH)
        lines += _lines(self.news, text, _BOLD_LETTER, _WIDTH)
        for fact in self.facts:
            for line in fact.lines:
                lines += _lines(line, text, _BOLD_LETTER, _FACT_WIDTH)
        height = lines * text.points * _TEXT_LINE
        title_lines = _lines(self.title, title, _BOLD_LETTER, _WIDTH)
        height += title_lines * title.points * _TITLE_LINE
        parts = 2 + len(self.facts) + bool(self.news) + has_picture
        return height + parts * _GAP + has_picture * _PICTURE <= _HEIGHT


# Sizes in points, and how many letters of each are a line beside the code; or two
# lines, of what is longer.
_ADDRESSES = ((22, 29), (18, 35), (15, 42), (13, 49), (15, 84), (12, 106))


def _has_whole_words(title: str, size: Size) -> bool:
    widest = max(map(_letters, title.split()), default=0)
    return widest * size.points * _BOLD_LETTER <= _WIDTH


def _lines(text: str, size: Size, letter: float, width: float) -> int:
    """Return how many lines a text takes, a little too many rather than too few."""
    if not text:
        return 0
    # A line ends with its last whole word.
    return math.ceil(_letters(text) * size.points * letter / (width * 0.93))


def _letters(text: str) -> float:
    """Return how many letters of usual width a text is as wide as."""
    return sum(
        0.6
        if letter in _NARROW
        else 1.5
        if letter in _WIDE
        else 1.2
        if letter.isupper()
        else 1
        for letter in text
    )
