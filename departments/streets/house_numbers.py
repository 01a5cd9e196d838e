"""House numbers: one, or those from one to another on one side of a street or both."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(\d{1,3})\s*([a-zæøå]?)", re.IGNORECASE)
# No letter comes before all letters where numbers begin, and after all where they end.
_FIRST, _LAST = "", "\U0010ffff"

ALL, EVEN, ODD = "all", "even", "odd"


@dataclass(frozen=True, order=True)
class HouseNumber:
    """A number and its letter, which is "" for none: 4, 4A."""

    number: int
    letter: str = ""

    @classmethod
    def of(cls, text: str) -> "HouseNumber | None":
        """Return the house number that `text` is; None if it is none."""
        match = _WRITTEN.fullmatch(text.strip())
        return cls(int(match[1]), match[2].upper()) if match else None

    def __str__(self) -> str:
        return f"{self.number}{self.letter}"


@dataclass(frozen=True)
class HouseNumbers:
    """The numbers of a row: without a first one the whole street, on those sides."""

    first: HouseNumber | None = None
    last: HouseNumber | None = None
    side: str = ALL

    def __contains__(self, house: HouseNumber) -> bool:
        if self.side != ALL and house.number % 2 != (self.side == ODD):
            return False
        if self.first is None:
            return True
        last = self.last or self.first
        if not house.letter:
            # Of somebody who has left out the letter.
            return self.first.number <= house.number <= last.number
        # A last number with a letter ends there; one without has all its letters.
        begins = (self.first.number, self.first.letter or _FIRST)
        ends = (last.number, last.letter or _LAST)
        return begins <= (house.number, house.letter) <= ends
