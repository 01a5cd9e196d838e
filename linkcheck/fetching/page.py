"""What the beginning of an HTML page says about it.

Pages come from strangers and are up to megabytes long, so nothing here takes more
than linear time: the patterns are bounded, and no parser builds a tree.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

TITLE_LENGTH = 300
# Title and language stand at the beginning.
_HEAD_LENGTH = 64 * 1024

# Encodings that pages in the European languages use; Python knows some that take
# quadratic time to decode.
_CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "iso-8859-2": "iso8859-2",
    "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250",
    # The Encoding Standard reads the first three as the last.
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
}
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# The HTML Standard looks for the encoding in the first 1,024 bytes.
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,20})", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(
    r"charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,20})", re.IGNORECASE
)
_TITLE = re.compile(r"<title(?:\s[^>]{0,300})?>([^<]{0,2000})</title", re.IGNORECASE)
_HTML_TAG = re.compile(r"<html\s", re.IGNORECASE)
_HTML_TAG_LENGTH = 2000
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:xml:)?lang\s{0,5}=\s{0,5}[\"']?([a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4})\b",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"\b(?:id|name)\s{0,9}=\s{0,9}"
    r"(?:\"([^\"]{1,500})\"|'([^']{1,500})'|([^\s\"'=<>`]{1,500}))",
    re.IGNORECASE,
)
# Of characters that nobody sees, some turn the text around them about.
_INVISIBLE = ("Cc", "Cf", "Co", "Cs", "Cn")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What could be read off a page."""

    title: str = ""
    # In lower case, as "da" or "en-gb".
    language: str = ""


def read_page(body: bytes, content_type: str) -> tuple[PageFacts, str]:
    """Return the facts of a page and its text, whatever bytes it is made of."""
    text = body.decode(_encoding(body, content_type), errors="replace")
    head = text[:_HEAD_LENGTH]
    title = _TITLE.search(head)
    language = None
    if tag := _HTML_TAG.search(head):
        attributes, end, _ = head[tag.end() :][:_HTML_TAG_LENGTH].partition(">")
        language = _LANGUAGE.search(attributes) if end else None
    facts = PageFacts(
        title=one_line(unescape(title[1]), TITLE_LENGTH) if title else "",
        language=language[1].lower() if language else "",
    )
    return facts, text


def checkable_fragment(fragment: str) -> str:
    """Return the name in the page that a fragment asks for; "" when it asks for none.

    The top of the page is always there (HTML Standard, "find a potential indicated
    element"), a text directive highlights words, and everything with a slash, an
    exclamation mark or an equals sign is for a script to make sense of.
    """
    fragment = fragment.partition(":~:")[0]
    name = unquote(fragment)
    if name.lower() in {"", "top"} or name[0] in "!/" or "=" in name or "/" in name:
        return ""
    return name


def has_anchor(text: str, name: str) -> bool:
    """Say whether an element of the page has a name or an id of that spelling."""
    return any(
        unescape(next(filter(None, match.groups()))) == name
        for match in _ANCHOR.finditer(text)
    )


def _encoding(body: bytes, content_type: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if body.startswith(mark):
            return encoding
    if declared := _HEADER_CHARSET.search(content_type):
        name = declared[1]
    elif declared := _META_CHARSET.search(body[:1024]):
        name = declared[1].decode("ascii", "replace")
    else:
        name = ""
    return _CHARSETS.get(name.lower(), "utf-8")


def one_line(text: str, length: int) -> str:
    """Return a stranger's text as one line without invisible characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text[: 4 * length].split())[:length].rstrip()
    visible = "".join(
        " " if character.isspace() else character
        for character in text[: 4 * length]
        if character.isspace() or unicodedata.category(character) not in _INVISIBLE
    )
    return " ".join(visible.split())[:length].rstrip()
