"""Web addresses: what the site accepts, and the one form it stores them in.

Parsing follows the WHATWG URL Standard, as browsers do, through ada: a rule
that Python's own parser reads differently is a way past every other check.
"""

import re

from ada_url import URL
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linkcheck.completing import complete_address
from linkcheck.hosts import is_possible_host, is_possible_port

WEB_SCHEMES = ("http:", "https:")
MAX_LENGTH = 2000
# So much of a host name is repeated to the person who typed it.
_SHOWN = 100

# A browser drops tabs and newlines and turns a backslash into a slash, and
# Python does neither, so such an address means two things at once. The last are
# line breaks too, or control a terminal.
_AMBIGUOUS = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028\u2029]")
# One that no parser takes.
_HIGH_PORT = re.compile(r"https?:/*[^/?#@]*:[0-9]{5,}(?:[/?#]|\Z)", re.IGNORECASE)
_PERCENT_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
)


def is_ambiguous(address: str) -> bool:
    """Say whether browsers and servers read an address differently."""
    return bool(_AMBIGUOUS.search(address))


def normalise_address(typed: str) -> str:
    """Return the one spelling of a web address under which it is stored.

    What is certain is put right first (`completing`). The scheme and host are lower
    case, the host in its ASCII form (UTS #46, non-transitional), a default port and
    a trailing dot on the host left out, and percent-encoding as RFC 3986, section
    6.2.2, has it. Everything after that is the server's own business and is kept.

    Raises ValidationError, in words for the person who typed it, when the address
    is not http or https, cannot be parsed, names a host or a port that cannot exist
    (`hosts`), holds a user name or password, or is read differently by browsers and
    servers.
    """
    address = complete_address(typed)
    if is_ambiguous(address):
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
        if _HIGH_PORT.match(address):
            raise _impossible_port() from error
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
    _refuse_impossible(url)
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


def _refuse_impossible(url: URL) -> None:
    host = url.hostname
    if not is_possible_host(host):
        raise ValidationError(
            _(
                "There is no site with the name “%(host)s”. Copy the address again "
                "from the browser’s address bar."
            )
            if "." in host
            else _(
                "“%(host)s” is not the whole name of a site: that has a dot in it, "
                "such as egeby.dk."
            ),
            code="host",
            params={"host": host[:_SHOWN]},
        )
    if not is_possible_port(url.port):
        raise _impossible_port()


def _impossible_port() -> ValidationError:
    return ValidationError(
        _(
            "The number after the colon must be from 1 to 65535. Most addresses have "
            "none: try without it."
        ),
        code="port",
    )


def _normalise_percent_encoding(match: re.Match) -> str:
    character = chr(int(match.group()[1:], 16))
    return character if character in _UNRESERVED else match.group().upper()


def host_of(address: str) -> str:
    """Return the host of an address as people read it; "" if it is no address.

    Imports may have left anything in the register.
    """
    try:
        host = URL(address).hostname
    except ValueError:
        return ""
    try:
        return host.encode("ascii").decode("idna").removeprefix("www.")
    except UnicodeError:
        return host.removeprefix("www.")
