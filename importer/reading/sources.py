"""Which reader reads what."""

import re

from importer.reading.charsets import decoded
from importer.reading.document import Document
from importer.reading.plain import read_text
from importer.reading.refusals import Refusal, UnreadableError
from importer.reading.web.pages import read_web_page
from importer.reading.word import read_word

# Of a page; pictures and documents are fetched apart.
MOST_BYTES = 5 * 1024 * 1024
MOST_OF_WORD = 30 * 1024 * 1024

_TAG = re.compile(
    r"<(?:!doctype html|html|head|body|meta|p|div|span|table|tr|ul|ol|li|h[1-6]|br|b"
    r"|strong|article|section|a\s)[^<>]{0,3000}>",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"<!doctype html|<html[\s>]|<title[\s>]|<body[\s>]", re.IGNORECASE)
_PASTED = re.compile(
    r"<!--\s*StartFragment|urn:schemas-microsoft-com:office|docs-internal-guid"
    r"|class=[\"']?Mso|name=[\"']?Generator[\"']?\s+content=[\"']?Microsoft Word",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL
)
_SIGNATURES = {
    b"%PDF": Refusal.PDF,
    b"\xd0\xcf\x11\xe0": Refusal.OLD_WORD,
    b"{\\rtf": Refusal.OLD_WORD,
    b"\x1f\x8b": Refusal.ARCHIVE,
    b"Rar!": Refusal.ARCHIVE,
    b"7z\xbc\xaf": Refusal.ARCHIVE,
    b"\x89PNG": Refusal.NOT_HTML,
    b"\xff\xd8\xff": Refusal.NOT_HTML,
    b"GIF8": Refusal.NOT_HTML,
    b"MZ": Refusal.NOT_HTML,
}
_NOT_PAGES = re.compile(
    r"^(?:image|audio|video|font)/|^application/(?!xhtml|xml|octet-stream|msword|vnd\.)"
    r"|^text/(?:css|javascript|calendar|csv)",
    re.IGNORECASE,
)


def read(
    content: bytes | str,
    *,
    name: str = "",
    address: str = "",
    content_type: str = "",
) -> Document:
    """Return what one source says.

    `content` is what was pasted (text, or HTML as a browser hands it over), or the
    bytes of a file or an answer; `name` is the file's, `address` where it was
    fetched, `content_type` what the server said of it. Raises UnreadableError.
    An archive of several pages is read with `archives.Archive`.
    """
    if isinstance(content, str):
        return _read_pasted(content, name, address)
    if not content.strip():
        raise UnreadableError(Refusal.EMPTY)
    for signature, refusal in _SIGNATURES.items():
        if content.startswith(signature):
            raise UnreadableError(refusal)
    if content.startswith(b"PK\x03\x04"):
        return _read_packed(content, name)
    if len(content) > MOST_BYTES:
        raise UnreadableError(Refusal.TOO_LARGE)
    text = decoded(content, content_type)
    if _TAG.search(text[:20_000]) and not name.lower().endswith(".txt"):
        return read_web_page(
            _fragment(text), address=address, whole=not _PASTED.search(text[:20_000])
        )
    if _NOT_PAGES.match(content_type):
        raise UnreadableError(Refusal.NOT_HTML)
    return read_text(text, name=name or address)


def _read_pasted(text: str, name: str, address: str) -> Document:
    if len(text) > MOST_BYTES:
        raise UnreadableError(Refusal.TOO_LARGE)
    if not text.strip():
        raise UnreadableError(Refusal.EMPTY)
    beginning = text[:20_000]
    if not _TAG.search(beginning):
        return read_text(text, name=name)
    whole = bool(_WHOLE.search(beginning)) and not _PASTED.search(beginning)
    return read_web_page(_fragment(text), address=address, whole=whole)


def _fragment(text: str) -> str:
    """Return what was marked to be copied, of what a browser hands over."""
    match = _FRAGMENT.search(text)
    return f"<html><body>{match[1]}</body></html>" if match else text


def _read_packed(content: bytes, name: str) -> Document:
    if len(content) > MOST_OF_WORD:
        raise UnreadableError(Refusal.TOO_LARGE)
    if name.lower().endswith(".zip") and b"word/document.xml" not in content:
        raise UnreadableError(Refusal.ARCHIVE)
    return read_word(content, name=name)


def is_archive(content: bytes) -> bool:
    """Whether a file is a zip of pages, and not a Word document."""
    return content.startswith(b"PK\x03\x04") and b"word/document.xml" not in content
