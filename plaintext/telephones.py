"""Telephone numbers as people write them, and the links that dial them.

The one place that makes such links. Google's rules, as phonenumberslite has them,
know what may be a number; what surrounds it ("weekdays 9–15") stays text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from phonenumbers import (
    Leniency,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    format_number,
    parse,
    shortnumberinfo,
)

from plaintext.characters import clean_line, without_invisible

REGION, COUNTRY_CODE = "DK", 45
# "lokal 12" after a number; the library knows the English words.
_EXTENSION = re.compile(
    r"[\s,;]*\(?\s*(?:lokal(?:nummer|nr\.?)?|lok\.|ekst\.?)\s*:?\s*([0-9]{1,6})\b\)?",
    re.IGNORECASE,
)
# Days, years and hours, which have as many digits.
_NO_NUMBER = re.compile(
    r"\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d\d-\d\d|(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d"
    r"|\d{1,2}[.:]?\d\d\s*[-–]\s*\d{1,2}[.:]?\d\d"
)
_SHORT = re.compile(r"(?<![\d.,:+-])(\d{3}(?:\s?\d{1,3})?)(?![\d.,:-]*\d)")
_AMONG_OTHERS = re.compile(
    r"(?:^|[/,;|]|\beller\b|\bog\b)\s*(\d{3}(?:\s?\d{1,3})?)\s*"
    r"(?=$|[/,;|]|\beller\b|\bog\b)"
)
_SCHEME = re.compile(r"(tel|sms):([^?]*)(\?.*)?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Telephone:
    """A number that can be dialled, and where in its text it stands."""

    start: int
    end: int
    # As somebody wrote it.
    written: str
    # As RFC 3966 has it, without the scheme: "12345678", "+4612345;ext=12".
    number: str


@lru_cache(maxsize=1024)
def find_telephones(text: str) -> tuple[Telephone, ...]:
    """Return the numbers in a text that is meant to hold one or more."""
    found = list(_long_numbers(text))
    # Beside a long one, a short one stands by itself: "… or 112", not "room 112".
    places = _AMONG_OTHERS if found else _SHORT
    taken = [(telephone.start, telephone.end) for telephone in found]
    found += [
        short
        for short in _short_numbers(text, places)
        if not any(start < short.end and short.start < end for start, end in taken)
    ]
    return tuple(sorted(found, key=attrgetter("start")))


def is_dialable(text: str) -> bool:
    """Return whether there is a number in the text that a telephone can dial."""
    return bool(find_telephones(text))


def validate_telephone(text: str) -> None:
    """Raise ValidationError, in words for whoever typed it, when nothing can be dialled."""
    if not is_dialable(text):
        raise ValidationError(
            _(
                "Nobody can dial that. Write a number such as 12 34 56 78; one of "
                "another country begins with + and the code of the country."
            ),
            code="telephone",
        )


def clean_telephone(text: str) -> str:
    """Return a telephone field as it is stored: a line, digits of full width narrow."""
    return clean_line(without_invisible(text).translate(_DIGITS))


_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0B: "+"}
# Arabic and Persian digits; a telephone has the others on its keys.
_DIGITS |= {
    start + digit: str(digit) for start in (0x660, 0x6F0) for digit in range(10)
}


def telephone_links(text: str, css_class: str = "figures") -> SafeString:
    """Return the text as HTML in which each number is a link that dials it.

    A text without any is printed as it is: no link is better than one that fails.
    """
    return _linked(clean_telephone(str(text or "")), css_class)


@lru_cache(maxsize=1024)
def _linked(text: str, css_class: str) -> SafeString:
    pieces, position = [], 0
    for telephone in find_telephones(text):
        pieces += [
            escape(text[position : telephone.start]),
            # From left to right, also in a sentence that runs the other way.
            format_html(
                '<a class="{}" href="tel:{}" dir="ltr">{}</a>',
                css_class,
                telephone.number,
                telephone.written,
            ),
        ]
        position = telephone.end
    pieces.append(escape(text[position:]))
    return mark_safe("".join(pieces))  # noqa: S308, every piece is escaped


def dialable_href(href: str) -> str:
    """Return a `tel:` or `sms:` address that works, or "" when its number cannot."""
    match = _SCHEME.fullmatch(href.strip())
    if not match:
        return ""
    number, _semicolon, parameters = unquote(match[2]).partition(";")
    telephones = find_telephones(clean_telephone(number))
    if not telephones:
        return ""
    ending = f";{parameters}" if parameters.startswith("ext=") else ""
    return f"{match[1].lower()}:{telephones[0].number}{ending}{match[3] or ''}"


def _long_numbers(text: str) -> Iterator[Telephone]:
    for match in PhoneNumberMatcher(text, REGION, leniency=Leniency.POSSIBLE):
        number = match.number
        if _NO_NUMBER.fullmatch(match.raw_string):
            continue
        is_foreign = re.match(r"\(?\s*(?:\+|00)", match.raw_string)
        if not is_foreign and str(number.national_number).startswith("0"):
            continue
        end, extension = match.end, number.extension
        if not extension and (danish := _EXTENSION.match(text, end)):
            end, extension = danish.end(), danish[1]
        number.extension = None
        digits = (
            format_number(number, PhoneNumberFormat.E164)
            if is_foreign or number.country_code != COUNTRY_CODE
            else str(number.national_number)
        )
        yield Telephone(
            match.start,
            end,
            text[match.start : end],
            digits + (f";ext={extension}" if extension else ""),
        )


def _short_numbers(text: str, places: re.Pattern) -> Iterator[Telephone]:
    """Yield numbers such as 112 and 1813, which only some digits are."""
    for match in places.finditer(text):
        digits = re.sub(r"\s", "", match[1])
        if shortnumberinfo.is_valid_short_number_for_region(
            parse(digits, REGION), REGION
        ):
            yield Telephone(match.start(1), match.end(1), match[1], digits)
