"""Bytes become letters, whatever the source says of them."""

import re

from importer.reading.refusals import Refusal, UnreadableError
from linkcheck.charsets import BYTE_ORDER_MARKS, CHARSETS

# Old pages and files have these too.
_KNOWN = CHARSETS | {
    "macintosh": "mac-roman",
    "ibm850": "cp850",
    "cp850": "cp850",
    "iso8859-1": "cp1252",
}
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?([\w-]{2,20})",
    re.IGNORECASE,
)
_HEADER = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,20})", re.IGNORECASE)
# æ, ø, å and their capitals in UTF-8 that somebody has read as Windows-1252, or as
# ISO 8859-1 to the letter.
_TWICE = re.compile("Ã[¦¸¥†˜…©¤¶\x85\x86\x98]")
_UNREADABLE = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x80-\x9f]")


def decoded(content: bytes, content_type: str = "") -> str:
    """Return the text in `content`. Raises UnreadableError when it is none.

    A mark at the beginning counts first, then the server's word, then the page's own;
    but bytes that are UTF-8 throughout are UTF-8, and those that cannot be are
    Windows-1252, whatever was said: by chance neither happens to Danish.
    """
    text = _decoded(content, content_type)
    if len(_TWICE.findall(text)) > 1:
        text = _once(text)
    sample = text[:20_000]
    if len(_UNREADABLE.findall(sample)) > len(sample) / 100:
        raise UnreadableError(Refusal.CHARSET)
    return text


def _decoded(content: bytes, content_type: str) -> str:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").removeprefix("\ufeff")
    declared = _declared(content, content_type)
    if declared.startswith("utf-16"):
        # Where it is wrong, every second byte of plain text would not be zero.
        if content[:200].count(0) * 4 > len(content[:200]):
            return content.decode(declared, errors="replace")
        declared = "utf-8"
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        fallback = "cp1252" if declared == "utf-8" else declared
    return content.decode(fallback, errors="replace")


def _declared(content: bytes, content_type: str) -> str:
    names = []
    if said := _HEADER.search(content_type):
        names.append(said[1].lower())
    if said := _META.search(content[:2048]):
        names.append(said[1].decode("ascii").lower())
    return next((_KNOWN[name] for name in names if name in _KNOWN), "utf-8")


def _once(text: str) -> str:
    """Undo one reading too many, letter by letter where other letters forbid it."""
    for encoding in ("cp1252", "latin1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return _TWICE.sub(lambda match: _ONE.get(match.group(), match.group()), text)


_ONE = {
    letter.encode().decode(encoding, errors="replace"): letter
    for letter in "æøåÆØÅéäö"
    for encoding in ("cp1252", "latin1")
}
