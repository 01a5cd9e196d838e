"""What people leave out of an address, or mistype in it, where it is certain."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linkcheck.hosts import is_possible_host

# Seen by nobody and copied along with the rest: format characters (category Cf),
# and these, which Unicode calls default ignorable too.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Both are spelling in Persian and the languages of India, and in some emoji.
_JOINERS = "\u200c\u200d"
# RFC 3986, appendix C, and the marks that texts have around an address.
_WRAPPED = re.compile(
    r"(?:<(?:URL:)?|[\"“”„»«'‘’])\s*(\S.*?)\s*[>\"“”»«'‘’]\Z", re.IGNORECASE
)
# Browsers take any number of slashes after these, and none.
_WEB = re.compile(r"https?:", re.IGNORECASE)
# https://…, and https//…, htps://…, http:://…, ttps://…: no other scheme that a
# browser opens is spelled with these letters alone.
_SPELT = re.compile(
    r"(?=[htps]*t)(?=[htps]*p)[ht][htps]{2,6}\s?(?:::?|[;.,])?\s?//+:?/*", re.IGNORECASE
)
# Pasted behind one that stood in the field: https://https://…
_DOUBLED = re.compile(r"(?:https?:?/+)+(?=https?:?/)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST_AND_PORT = re.compile(r"[^/?#:@\s]+:[0-9]+(?:[/?#]|\Z)")
_HOST = re.compile(r"[^/?#:\s]*")
_MAIL = re.compile(r"mailto:|[^\s@/:?#]+@[^\s@/:?#]+\.[^\s@/:?#]+\Z", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"(?:tel|sms|callto|fax):"
    r"|(?:(?:tlf|tel|telefon|mobil|ring)[.:]?\s*)?\+?(?:[ ().–-]*[0-9]){3,15}\Z",
    re.IGNORECASE,
)
# None of these is a top-level domain.
_FILE = re.compile(
    r"[^/?#:]+\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|html?|php|aspx?|jpe?g|png|gif|txt)\Z",
    re.IGNORECASE,
)


def without_invisible(text: str) -> str:
    """Return a text without the characters that nobody sees and none meant."""
    if text.isascii():
        return text
    return "".join(
        character
        for place, character in enumerate(text)
        if not _is_invisible(character) or _joins(text, place)
    )


def complete_address(typed: str) -> str:
    """Return what somebody typed with its scheme, where there is one way to read it.

    What can be read in no way, or in several, is returned for the parser to refuse.
    Raises ValidationError, in words for who typed it, for what is something else.
    """
    address = without_invisible(typed).strip()
    if wrapped := _WRAPPED.match(address):
        address = wrapped[1]
    address = _DOUBLED.sub("", address, count=1)
    if spelt := _SPELT.match(address):
        scheme = "https" if "s" in spelt.group().lower() else "http"
        return f"{scheme}://{address[spelt.end() :]}"
    if _WEB.match(address):
        return address
    _refuse_something_else(address)
    if address.startswith("//"):
        return f"https:{address}"
    if _SCHEME.match(address) and not _HOST_AND_PORT.match(address):
        return address
    return f"https://{address}" if _begins_with_host(address) else address


def _refuse_something_else(address: str) -> None:
    if _MAIL.match(address):
        raise ValidationError(
            _(
                "This is an e-mail address and leads to no page. Write it in the text "
                "of the page instead."
            ),
            code="mail",
        )
    if _TELEPHONE.match(address):
        raise ValidationError(
            _(
                "This is a telephone number and leads to no page. Write it in the text "
                "of the page instead."
            ),
            code="telephone",
        )
    if address.startswith("/") and not address.startswith("//"):
        raise ValidationError(
            _(
                "This leads to a page on our own site. Choose the page, or write the "
                "whole address, starting with https:// or http://."
            ),
            code="own_page",
        )
    if _FILE.match(address):
        raise ValidationError(
            _(
                "This is the name of a file. Write the whole address of the place "
                "where it can be read, starting with https:// or http://."
            ),
            code="file",
        )


def _begins_with_host(address: str) -> bool:
    host = _HOST.match(address).group().rpartition("@")[2]
    if host.lower().startswith("www."):
        # An address for sure; what may be wrong with the name is told better.
        return True
    if host.isascii():
        return is_possible_host(host.lower().rstrip("."))
    # An international name has a dot too; the parser knows what it is made of.
    return bool(re.search(r"[^.。．｡][.。．｡][^.。．｡]", host))


def _is_invisible(character: str) -> bool:
    return character in _INVISIBLE or unicodedata.category(character) == "Cf"


def _joins(text: str, place: int) -> bool:
    """Say whether a joiner stands where it is part of the spelling."""
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return (
        text[place] in _JOINERS
        and 0 < place < len(text) - 1
        and not any(each.isascii() or _is_invisible(each) for each in around)
    )
