"""An address as a resident types it."""

import re
from dataclasses import dataclass

from departments.streets.house_numbers import HouseNumber
from departments.streets.spelling import street_key
from plaintext.characters import clean_line

LONGEST = 200
_POSTCODE = re.compile(r"\b(\d{4})\b")
# After the name: "4", "4 A", "4a-6", "nr. 4"; without a letter in "4 st. tv".
_HOUSE = re.compile(
    r"(?<=[^\W\d])[\s,.]*(?:\b(?:nr|no|nummer)\b[.\s]*)?"
    r"(?P<number>\d{1,3})(?!\d|\.\s*(?:th|tv|mf|sal)\b)(?:\s?(?P<letter>[a-zæøå])(?![\w.]))?",
    re.IGNORECASE,
)
_SIGNS_AFTER = re.compile(r"(?:\b(?:nr|no|nummer)\b\.?)?[\s,]*$", re.IGNORECASE)


@dataclass(frozen=True)
class TypedAddress:
    """What could be made of it; `street` and `after` are keys."""

    text: str
    street: str
    house: HouseNumber | None = None
    postcode: str = ""
    # What stands after the house number: door and town.
    after: str = ""

    @classmethod
    def of(cls, text: str) -> "TypedAddress":
        """Return what somebody has typed, whatever it is."""
        text = clean_line(text)[:LONGEST].strip()
        found = _POSTCODE.search(text)
        postcode = found[1] if found else ""
        line = _POSTCODE.sub(" ", text)
        house = _HOUSE.search(line)
        if house is None:
            street, _comma, after = line.partition(",")
            return cls(text, street_key(street), None, postcode, street_key(after))
        number = HouseNumber(int(house["number"]), (house["letter"] or "").upper())
        street = _SIGNS_AFTER.sub("", line[: house.start("number")].rstrip(" ,"))
        after = line[house.end() :]
        return cls(text, street_key(street), number, postcode, street_key(after))

    def __bool__(self) -> bool:
        return bool(self.street or self.postcode)
