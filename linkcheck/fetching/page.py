"""What the beginning of an HTML page says about it.

Pages come from strangers and are up to megabytes long, so nothing here takes more
than linear time: the patterns are bounded, and no parser builds a tree.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from linkcheck.charsets import BYTE_ORDER_MARKS, CHARSETS

TITLE_LENGTH = 300
# Title and language stand at the beginning.
_HEAD_LENGTH = 64 * 1024

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
# What sites put before an id, and take away with a script: GitHub and its like.
_PREFIXES = ("user-content-", "markdown-", "wiki-")
# Lines of code, and remarks that a script fetches.
_NUMBERED = re.compile(
    r"L[0-9]+(?:C[0-9]+)?(?:-L?[0-9]+(?:C[0-9]+)?)?\Z"
    r"|(?:issuecomment|discussion_r|discussioncomment|pullrequestreview|comment|"
    r"kommentar|post|msg)-?[0-9]+\Z"
)
# An element that is empty until a script fills it, or what a framework leaves.
_APPLICATION = re.compile(
    r"<(?:div|main|section)\s[^<>]{0,200}?\bid\s{0,3}=\s{0,3}[\"']?"
    r"(?:root|app|__next|__nuxt|___gatsby|svelte|react-root|main-app)\b[^<>]{0,200}>"
    r"\s{0,99}</|<app-root\b|\bng-app\b|\bdata-reactroot\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^<>]{0,2000}>", re.IGNORECASE)
_CODE = re.compile(
    r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEADING_TAG = re.compile(r"<(/?)h[1-6]\b[^<>]{0,500}>", re.IGNORECASE)
_HEADING_LENGTH = 500
# So few letters of text are the frame of a page and not the page.
_FEW_WORDS = 200
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "u"})
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
    """Return the fragment if it asks for a place in the page; "" when it does not.

    The top of the page is always there (HTML Standard, "find a potential indicated
    element"), a text directive highlights words, and everything with a slash, an
    exclamation mark or an equals sign is for a script to make sense of, or for what
    shows the file: #/rute, #!rute, #t=90, #page=3. So are the lines and remarks that
    some sites number.
    """
    fragment = fragment.partition(":~:")[0]
    name = unquote(fragment)
    if name.lower() in {"", "top"} or name[0] in "!/?" or "=" in name or "/" in name:
        return ""
    return "" if _NUMBERED.match(name) else fragment


def lacks_place(text: str, fragment: str) -> bool:
    """Say whether it is certain that a page has nothing of a fragment's name.

    It is not where a script may make the place: from a heading of that wording, from
    a name that stands in it, or because it makes the whole page.
    """
    # As browsers look: for the fragment as it is written, then for what it encodes.
    names = {fragment, unquote(fragment)}
    if any(has_anchor(text, name) for name in names):
        return False
    return not (_is_made_by_script(text) or _is_mentioned(text, unquote(fragment)))


def has_anchor(text: str, name: str) -> bool:
    """Say whether an element of the page has a name or an id of that spelling.

    Some sites put a word of their own before it, and a script that takes it away.
    """
    names = {name, *(f"{prefix}{name}" for prefix in _PREFIXES)}
    return any(
        unescape(next(filter(None, match.groups()))) in names
        for match in _ANCHOR.finditer(text)
    )


def _is_made_by_script(text: str) -> bool:
    if _APPLICATION.search(text):
        return True
    if not _SCRIPT.search(text):
        return False
    body = _BODY.search(text)
    words = _TAG.sub(" ", _CODE.sub(" ", text[body.end() if body else 0 :]))
    return len(" ".join(words.split())) < _FEW_WORDS


def _is_mentioned(text: str, name: str) -> bool:
    """Say whether the page has a heading, or a script a name, that it may be made of."""
    if not _SCRIPT.search(text):
        return False
    wanted = _slug(name)
    if wanted and any(
        _slug(_TAG.sub("", unescape(heading))) == wanted for heading in _headings(text)
    ):
        return True
    # That the page itself leads there proves nothing.
    text = re.sub(rf"href\s{{0,3}}=\s{{0,3}}[\"']#{re.escape(name)}[\"']", "", text)
    return any(
        f"{mark}{place}{mark}" in text
        for mark in ('"', "'", "`")
        for place in (name, f"#{name}")
    )


def _headings(text: str) -> Iterator[str]:
    for opening, closing in pairwise(_HEADING_TAG.finditer(text)):
        heading = text[opening.end() : closing.start()]
        if closing[1] and not opening[1] and len(heading) <= _HEADING_LENGTH:
            yield heading


def _slug(words: str) -> str:
    """Return what most scripts make of a heading, without what they differ in."""
    words = words.casefold().translate(_LETTERS)
    words = unicodedata.normalize("NFKD", words)
    return re.sub(r"[^a-z0-9]", "", words)


def _encoding(body: bytes, content_type: str) -> str:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if body.startswith(mark):
            return encoding
    if declared := _HEADER_CHARSET.search(content_type):
        name = declared[1]
    elif declared := _META_CHARSET.search(body[:1024]):
        name = declared[1].decode("ascii", "replace")
    else:
        name = ""
    return CHARSETS.get(name.lower(), "utf-8")


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
