"""Lists of addresses: a site's own map of itself, or what somebody has typed."""

import re
import zlib
from html import unescape

from django.core.exceptions import ValidationError

from linkcheck.addresses import normalise_address

# The protocol of site maps has 50 MB; nobody moves so much in one afternoon.
MOST_BYTES = 10 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_IS_MAP = re.compile(rb"<(?:urlset|sitemapindex)\b")
# Looked for, not parsed: nothing in the file can then make an XML parser do anything.
_PLACE = re.compile(
    rb"<loc\b[^<>]{0,200}>\s{0,200}(?:<!\[CDATA\[)?([^<>\]]{1,4000})(?:\]\]>)?\s{0,200}</loc>"
)
_BEGINNING = 4096


def addresses_in_map(content: bytes) -> list[str] | None:
    """Return the addresses of a site map, or of an index of them; None if it is none."""
    content = _unpacked(content)
    if _IS_MAP.search(content[:_BEGINNING]):
        found = [
            unescape(place.decode("utf-8", "replace"))
            for place in _PLACE.findall(content)
        ]
    elif lines := _lines_of_addresses(content):
        found = lines
    else:
        return None
    return list(dict.fromkeys(filter(None, map(_normal, found))))


def typed_addresses(text: str) -> tuple[list[str], list[str]]:
    """Return the addresses in what somebody has typed, and what is none."""
    good, bad = [], []
    for word in text.split():
        typed = word.strip(",;<>\"'")
        if not typed:
            continue
        address = _normal(typed)
        (good if address else bad).append(address or typed)
    return list(dict.fromkeys(good)), bad


def _lines_of_addresses(content: bytes) -> list[str]:
    """Return the lines of a text that holds an address on each, and nothing else."""
    if b"<" in content[:_BEGINNING] or content.lstrip()[:4].lower() != b"http":
        return []
    lines = content.decode("utf-8", "replace").split()
    is_list = all(line.startswith(("http://", "https://")) for line in lines)
    return lines if is_list else []


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(_GZIP):
        return content
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(content, MOST_BYTES)
    except zlib.error:
        return content


def _normal(address: str) -> str:
    try:
        return normalise_address(address.strip())
    except ValidationError:
        return ""
