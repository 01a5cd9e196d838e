"""What a page says in running text, and what stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from wagtail.rich_text import RichText

from plaintext.characters import clean_line, without_invisible
from streams.values import leaves

_SENTENCE_ENDS = (".", "!", "?", ":")


@dataclass
class Prose:
    """The parts of a page that advice is given about."""

    paragraphs: list[str] = field(default_factory=list)
    # The words of links and the addresses typed by hand, "" for those of the register.
    anchors: list[tuple[str, str]] = field(default_factory=list)
    alt_texts: list[str] = field(default_factory=list)


def prose_of(page) -> Prose:
    """Gather the running text of `page` as it is in memory, saved or not."""
    prose = Prose(alt_texts=[page.picture_alt] if page.picture_alt else [])
    if page.summary:
        prose.paragraphs.append(_as_read(page.summary))
    for stream in page.streams:
        for value in leaves(stream):
            if isinstance(value, RichText):
                _read(value.source, prose)
            elif alt := _alt_text(value):
                prose.alt_texts.append(alt)
    return prose


def _alt_text(value) -> str:
    # Wagtail's block puts what the editor wrote on the picture itself.
    return getattr(value, "contextual_alt_text", "") or ""


def _read(source: str, prose: Prose) -> None:
    soup = BeautifulSoup(source, "html.parser")
    prose.paragraphs += _paragraphs(soup)
    prose.anchors += [(_text(tag), tag.get("href", "")) for tag in soup.find_all("a")]


def _paragraphs(soup: BeautifulSoup) -> Iterator[str]:
    """Yield paragraphs, and those points of lists that are sentences."""
    for tag in soup.find_all(["p", "blockquote", "li"]):
        text = _text(tag)
        if text and (tag.name != "li" or text.endswith(_SENTENCE_ENDS)):
            yield text


def _text(tag: Tag) -> str:
    return _as_read(tag.get_text())


def _as_read(text: str) -> str:
    """Return words as a reader sees them, whatever is hidden between their letters."""
    return clean_line(without_invisible(text))
