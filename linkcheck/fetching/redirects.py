"""Where redirects lead, and what the way there says about the link."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from ada_url import URL

from linkcheck.fetching.answers import PERMANENT_REDIRECTS

_FRONT_PAGE = re.compile(
    r"/(?:(?:da|dk|en|de|sv|nb|no)(?:-[a-z]{2})?/?)?"
    r"(?:(?:index|default|home|forside|forsiden|frontpage)(?:\.[a-z]{2,5})?/?)?\Z",
    re.IGNORECASE,
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]")

Redirects = Sequence[tuple[int, str]]


def resolve_location(location: str, base: str) -> str:
    """Return where a Location header leads (Fetch Standard, "location URL").

    The fragment of `base` is kept if the header has none. Raises ValueError when
    the header cannot be parsed.
    """
    # aiohttp decodes a header as UTF-8 and keeps stray bytes as surrogates. Encoded
    # byte by byte they are what the browser would ask for.
    ascii_location = _NON_ASCII.sub(_percent_encode, location)
    target = URL(ascii_location, base)
    if not target.hash:
        target.hash = URL(base).hash
    return target.href


def without_credentials(address: str) -> str:
    """Return the address without a user name and password, if it has any."""
    url = URL(address)
    url.username = url.password = ""
    return url.href


def permanent_target(redirects: Redirects) -> str:
    """Return where the permanent redirects at the start of the chain lead.

    "" when the first redirect is a temporary one.
    """
    target = ""
    for status, url in redirects:
        if status not in PERMANENT_REDIRECTS:
            break
        target = url
    return target


def landed_on_front_page(address: str, final_url: str) -> bool:
    """Say whether redirects led from a page to the front page of its site.

    The front page of another site counts when the address was deep: a ministry
    that has moved sends all its old pages there. A single word after the host is
    how short links look, and those may well lead to a front page.
    """
    start, end = urlsplit(address), urlsplit(final_url)
    if end.query or not _FRONT_PAGE.match(end.path or "/"):
        return False
    if _FRONT_PAGE.match(start.path or "/") and not start.query:
        return False
    segments = [segment for segment in start.path.split("/") if segment]
    return _same_site(start.hostname or "", end.hostname or "") or len(segments) > 1


def _same_site(one: str, other: str) -> bool:
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _percent_encode(match: re.Match) -> str:
    encoded = match.group().encode("utf-8", "surrogateescape")
    return "".join(f"%{byte:02X}" for byte in encoded)
