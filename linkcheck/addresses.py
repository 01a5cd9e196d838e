"""Web addresses: what the site accepts, and the one form it stores them in.

Parsing follows the WHATWG URL Standard, as browsers do, through ada: a rule
that Python's own parser reads differently is a way past every other check.
"""

import re

from ada_url import URL
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WEB_SCHEMES = ("http:", "https:")
MAX_LENGTH = 2000

# A browser drops tabs and newlines and turns a backslash into a slash, and
# Python does neither, so such an address means two things at once.
_AMBIGUOUS = re.compile(r"[\\\x00-\x1f\x7f]")
_PERCENT_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
)


def normalise_address(address: str) -> str:
    """Return the one spelling of a web address under which it is stored.

    The scheme and host are lower case, the host in its ASCII form (UTS #46,
    non-transitional), a default port and a trailing dot on the host left out,
    and percent-encoding as RFC 3986, section 6.2.2, has it. Everything after
    that is the server's own business and is kept.

    Raises ValidationError, in words for the person who typed it, when the
    address is not http or https, cannot be parsed, holds a user name or
    password, or is read differently by browsers and servers.
    """
    address = address.strip(" \t\r\n")
    if _AMBIGUOUS.search(address):
        raise ValidationError(
            _(
                "The address contains a backslash, a tab or a line break. "
                "Copy it again from the browser’s address bar."
            ),
            code="ambiguous",
        )
    try:
        url = URL(address)
        if url.hostname.endswith("."):
            url.hostname = url.hostname.rstrip(".")
    except ValueError as error:
        raise ValidationError(
            _("Write the whole address, starting with https:// or http://."),
            code="unparsable",
        ) from error
    if url.protocol not in WEB_SCHEMES:
        raise ValidationError(
            _("The address must start with https:// or http://."), code="scheme"
        )
    if url.username or url.password:
        raise ValidationError(
            _("The address must not contain a user name or a password."),
            code="credentials",
        )
    normalised = url.href
    # Beside a percent sign that encodes nothing, a decoded digit would make a new
    # encoding: %%34%31 is not %41.
    if not _BARE_PERCENT.search(normalised):
        normalised = _PERCENT_ENCODED.sub(_normalise_percent_encoding, normalised)
    if len(normalised) > MAX_LENGTH:
        raise ValidationError(
            _("The address is too long: at most %(limit)d characters."),
            code="too_long",
            params={"limit": MAX_LENGTH},
        )
    return normalised


def _normalise_percent_encoding(match: re.Match) -> str:
    character = chr(int(match.group()[1:], 16))
    return character if character in _UNRESERVED else match.group().upper()


def host_of(address: str) -> str:
    """Return the host of a normalised address as people read it."""
    host = URL(address).hostname
    try:
        return host.encode("ascii").decode("idna").removeprefix("www.")
    except UnicodeError:
        return host.removeprefix("www.")
