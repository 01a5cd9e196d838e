"""House numbers: one, or those from one to another on one side of a street or both."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(\d{1,3})\s*([a-zæøå]?)", re.IGNORECASE)
# No letter comes before all letters where numbers begin, and after all where they end.
_FIRST, _LAST = "", "\U0010ffff"

_HIGHEST = 999

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
        (first, _), (last, _) = self.begins, self.ends
        if not house.letter:
            # Of somebody who has left out the letter.
            return first <= house.number <= last
        return self.begins <= (house.number, house.letter) <= self.ends

    def shared_with(self, other: "HouseNumbers") -> HouseNumber | None:
        """Return the first house that is among both; None if there is none."""
        sides = {self.side, other.side} - {ALL}
        number, letter = max(self.begins, other.begins)
        if sides and number % 2 != (ODD in sides):
            number, letter = number + 1, _FIRST
        is_shared = (number, letter) <= min(self.ends, other.ends)
        return HouseNumber(number, letter) if len(sides) < 2 and is_shared else None

    @property
    def begins(self) -> tuple[int, str]:
        """Its first number and letter."""
        return (self.first.number, self.first.letter) if self.first else (1, _FIRST)

    @property
    def ends(self) -> tuple[int, str]:
        """Its last number and letter."""
        # A last number with a letter ends there; one without has all its letters.
        last = self.last or self.first
        return (last.number, last.letter or _LAST) if last else (_HIGHEST, _LAST)
