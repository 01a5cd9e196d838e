"""Where redirects lead, and what the way there says about the link."""

import re
from collections.abc import Sequence
from urllib.parse import SplitResult, parse_qsl, urlsplit

from ada_url import URL

from linkcheck.fetching.answers import PERMANENT_REDIRECTS
from linkcheck.tracking import is_tracking

_LANGUAGE = (
    r"(?:da|dk|en|gb|uk|us|de|sv|se|nb|nn|no|fi|fr|es|nl|pl|is|fo|kl|gl|ar|tr|so|ur|fa)"
    r"(?:[-_][a-z]{2,4})?|dansk|danish|english|engelsk|deutsch|svenska|norsk"
)
_FRONT_PAGE = re.compile(
    rf"/+(?:(?:{_LANGUAGE})(?:/+|\Z)){{0,2}}(?:(?:pages|sider|sites/default)/)?"
    r"(?:(?:index|default|home|hjem|forside|forsiden|frontpage|front|start|startside|"
    r"startsida|startseite|welcome|velkommen|velkomst|main|hovedside|hjemmeside)"
    r"(?:\.[a-z]{2,5}[0-9]?)?/*)?\Z",
    re.IGNORECASE,
)
# Names of parameters by which a site finds a page behind the address of its front
# page: /?p=12, /default.aspx?ID=123, /index.php?option=com_content&view=article.
_PAGE_FIELD = re.compile(
    r"(?:p|page|pid|pg|side|sidenr|nr|no|cat|kat|category|kategori|tag|article|artikel|"
    r"post|post_type|name|path|pagename|title|titel|q|s|search|query|soeg|option|view|"
    r"task|do|act|action|module|mod|content|doc|dok|file|menu|node|route|r|.*id)\Z",
    re.IGNORECASE,
)
# Statuses, years and the like are in no page's number.
_NUMBER = re.compile(r"[0-9]{2,}\Z")
_STATUSES = frozenset({"301", "302", "307", "308", "400", "403", "404", "410", "500"})
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

    Also when they say where they came from, as /?ref=404 does, but not when they name
    a page there, as /?p=12 does. The front page of another site counts when the
    address was deep: a ministry that has moved sends all its old pages there. A
    single word after the host is how short links look, and those may well lead to a
    front page.
    """
    start, end = urlsplit(address), urlsplit(final_url)
    if not _FRONT_PAGE.match(end.path or "/") or _names_a_page(end):
        return False
    if _FRONT_PAGE.match(start.path or "/") and not start.query:
        return False
    segments = [segment for segment in start.path.split("/") if segment]
    return _same_site(start.hostname or "", end.hostname or "") or len(segments) > 1


def _names_a_page(parts: SplitResult) -> bool:
    """Say whether a front page's address asks for a page behind it."""
    if parts.fragment.startswith(("/", "!")) and parts.fragment.strip("/!"):
        # A script finds the page by what stands there.
        return True
    return any(
        bool(_PAGE_FIELD.match(name) and value and value not in _STATUSES)
        or bool(_NUMBER.match(value) and value not in _STATUSES)
        for name, value in parse_qsl(parts.query)
        if not is_tracking(name)
    )


def _same_site(one: str, other: str) -> bool:
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _percent_encode(match: re.Match) -> str:
    encoded = match.group().encode("utf-8", "surrogateescape")
    return "".join(f"%{byte:02X}" for byte in encoded)
