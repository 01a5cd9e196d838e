"""Ages in a text on a target group."""

import re

OLDEST = 120
_NUMBER = r"(\d{1,3})"
_BETWEEN = re.compile(
    rf"\b{_NUMBER}\s*(?:[-–—]|til|og|år til)\s*{_NUMBER}\s*(?:-?\s*årig|år\b)",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\b(?:(?:fra|over|mindst|fyldt|minimum|ældre end)\s+{_NUMBER}\s*år\b(?!\s*til)"
    rf"|{_NUMBER}\s*år\s*(?:og|eller)\s*(?:derover|opefter|ældre|mere)"
    rf"|{_NUMBER}\s*\+)",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b(?:(?P<under>under)\s+{_NUMBER}\s*år|(?:op til|indtil|højst|til og med|under)"
    rf"\s+{_NUMBER}\s*år)\b",
    re.IGNORECASE,
)


def ages_in(text: str) -> tuple[int | None, int | None]:
    """Return the youngest and the oldest that a text says it is for, as far as it does."""
    if match := _BETWEEN.search(text):
        youngest, oldest = int(match[1]), int(match[2])
        if youngest <= oldest <= OLDEST:
            return youngest, oldest
    from_match, to_match = _FROM.search(text), _TO.search(text)
    youngest = _number(from_match)
    oldest = _number(to_match)
    if oldest is not None and to_match["under"]:
        oldest -= 1
    if youngest is not None and oldest is not None and youngest > oldest:
        return None, None
    return youngest, oldest


def _number(match: re.Match | None) -> int | None:
    if match is None:
        return None
    said = next(
        (group for group in match.groups() if group and group.isdecimal()), None
    )
    number = int(said) if said else None
    return number if number is not None and number <= OLDEST else None
