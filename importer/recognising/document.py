"""The whole way from a document to its pages."""

from importer.reading.document import Document, Heading, Run
from importer.recognising.assembling.assembler import Assembler
from importer.recognising.assembling.finishing import finish
from importer.recognising.decisions import Rules, normalised
from importer.recognising.page import PageKind, Place, RecognisedPage
from importer.recognising.splitting import Part, is_short_line, parts_of
from importer.recognising.words.metadata import metadata_in
from plaintext.slugs import slug_of

FIRST = "page"


def recognise(document: Document, rules: Rules | None = None) -> list[RecognisedPage]:
    """Return the pages in a document, an overview before what stands below it.

    Nothing of it is lost: each of its lines is in the account of a page.
    """
    lines = {line.number: line for line in document.lines}
    pages = []
    for number, part in enumerate(parts_of(document)):
        page = RecognisedPage(
            key=_key(part, number, {page.key for page in pages}),
            kind=PageKind.CONTENT,
            title=part.title.strip(" :"),
            address=document.address,
            language=document.language,
        )
        assembler = Assembler(page, rules or Rules(), lines)
        for title in part.titles:
            assembler.put(title, Place.TITLE)
        for element in part.above:
            assembler.put(element, Place.DROPPED)
        assembler.take_all(_with_own_heading(part))
        finish(assembler, document.description if number == 0 else "")
        pages.append(page)
    _read_frame(document, pages)
    _share_what_is_said_once(pages)
    _stand_below(pages)
    return pages


def _key(part: Part, number: int, taken: set[str]) -> str:
    if number == 0:
        return FIRST
    key = slug_of(part.title) or str(number)
    return f"{key}-{number}" if key in taken else key


def _with_own_heading(part: Part) -> list:
    """Let the page's title head a section where it stands once more, further down."""
    return [
        Heading((Run(element.text),), level=2, lines=element.lines)
        if is_short_line(element) and normalised(element.text) == normalised(part.title)
        else element
        for element in part.elements
    ]


def _read_frame(document: Document, pages: list[RecognisedPage]) -> None:
    """Take dates and owner from around the content, where they are not in it."""
    for text in document.left_out:
        if told := metadata_in(text):
            for page in pages:
                page.created = page.created or told.created
                page.updated = page.updated or told.updated
                page.owner = page.owner or told.owner


def _share_what_is_said_once(pages: list[RecognisedPage]) -> None:
    """What the end of a source says of all its pages is said of each."""
    for name in ("owner", "created", "updated"):
        said = [getattr(page, name) for page in pages if getattr(page, name)]
        if len(said) == 1:
            for page in pages:
                setattr(page, name, said[0])


def _stand_below(pages: list[RecognisedPage]) -> None:
    first, *rest = pages
    if first.kind == PageKind.CONTENT and any(
        page.kind == PageKind.INITIATIVE for page in rest
    ):
        first.kind = PageKind.OVERVIEW
        for page in rest:
            page.below = first.key
