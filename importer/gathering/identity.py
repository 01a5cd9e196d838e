"""Which addresses are one, and what they are on a site of ours."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from linkcheck.addresses import normalise_address
from linkcheck.tracking import without_tracking

# Wagtail's redirects hold no longer one.
LONGEST_PATH = 255
_FRONT_DOOR = re.compile(r"/(?:index|default)\.(?:html?|aspx?|php)$", re.IGNORECASE)


def same_address(address: str) -> str:
    """Return what spellings of one address have in common.

    With or without www, a slash at the end, the front door's own name, what tells
    where a reader came from, or a place on the page; by http or https.
    """
    with suppress(ValidationError):
        address = normalise_address(address)
    parts = urlsplit(without_tracking(address))
    host = parts.netloc.lower().removeprefix("www.")
    path = _FRONT_DOOR.sub("/", parts.path).rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{path}{query}"


def is_same_site(one: str, other: str) -> bool:
    """Whether two addresses are on one site, with or without www."""
    hosts = {
        urlsplit(address).netloc.lower().removeprefix("www.")
        for address in (one, other)
    }
    return len(hosts) == 1


def path_of(address: str) -> str:
    """Return what stands behind the host: "" for a front page, or what is too long.

    With its query, where that is the address: what only tells where a reader came
    from is left out.
    """
    parts = urlsplit(without_tracking(address))
    if parts.scheme not in ("http", "https"):
        return ""
    path = parts.path.rstrip("/")
    path = f"{path or '/'}?{parts.query}" if parts.query else path
    return path if len(path) <= LONGEST_PATH else ""
