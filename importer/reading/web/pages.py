"""A web page, or a piece of one, becomes a Document."""

import re
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

from importer.reading.document import Document, Heading
from importer.reading.plain import MOST_CHARACTERS, MOST_LINES
from importer.reading.refusals import Refusal, UnreadableError
from importer.reading.web.content import content_of
from importer.reading.web.frame import letters_of
from importer.reading.web.left_out import SKIPPED, lines_in
from importer.reading.web.walking import Walker

_TITLE_PARTS = re.compile(r"\s+[|–—·»-]\s+|\s*\|\s*")
_LOGIN = re.compile(
    r"^(?:log (?:ind|på|in|on)|login|sign in|adgang kræver|medlemslogin)\b",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(r"javascript", re.IGNORECASE)
# So few letters, besides those of links, are no page.
_FEW, _VERY_FEW = 500, 120
# Of letters, with all that stands around the content and what scripts hold.
_MOST_OF_ALL, _MOST_ELEMENTS = 1_000_000, 40_000
_DEEPEST = 500
_LOOKS, _MANY = ("font", "span", "center", "b", "i", "big", "small", "strong"), 20


def read_web_page(
    text: str,
    *,
    address: str = "",
    whole: bool = True,
    pictures: dict[str, bytes] | None = None,
) -> Document:
    """Return what the HTML in `text` says. Raises UnreadableError.

    `whole` is False for what was pasted or made of a document: all of it is content.
    `pictures` are files that are at hand, by what `src` calls them.
    """
    root = _parsed(_without_unclosed(text))
    body = root.find("body")
    if body is None:
        raise UnreadableError(Refusal.EMPTY)
    too_many = next(islice(body.iter(), _MOST_ELEMENTS, None), None) is not None
    if too_many or len(body.text_content()) > _MOST_OF_ALL:
        # Before anything looks for its content, which takes longer the more there is.
        raise UnreadableError(Refusal.TOO_LONG)
    if whole:
        _refuse_what_is_no_page(root, body)
    if _is_too_deep(body):
        raise UnreadableError(Refusal.BROKEN)
    walker = Walker(_base(root, address), pictures)
    content = content_of(body) if whole else body
    try:
        _walk(walker, content, body)
    except RecursionError:
        raise UnreadableError(Refusal.BROKEN) from None
    if not walker.elements:
        raise UnreadableError(Refusal.EMPTY)
    characters = sum(len(line.text) for line in walker.lines)
    if characters > MOST_CHARACTERS or len(walker.lines) > MOST_LINES:
        raise UnreadableError(Refusal.TOO_LONG)
    return Document(
        elements=tuple(walker.elements),
        lines=tuple(walker.lines),
        title=_title(root, walker),
        address=address,
        description=_meta(root, "description", "og:description"),
        language=(root.get("lang") or root.get("xml:lang") or "").lower(),
        left_out=tuple(dict.fromkeys([*walker.left_out, *_around(body, content)])),
    )


def _parsed(text: str) -> HtmlElement:
    # Without `huge_tree` what lies more than 256 deep would be lost, and nobody told.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    # Lone halves of surrogate pairs, and what XML cannot hold.
    source = text.encode("utf-8", errors="replace").replace(b"\x00", b"")
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(Refusal.EMPTY) from error
    if root.tag != "html":
        raise UnreadableError(Refusal.NOT_HTML)
    return root


def _without_unclosed(text: str) -> str:
    """Take away tags that an old page opens and hardly ever closes.

    Each lies within the one before, hundreds deep, and they are only looks.
    """
    for tag in _LOOKS:
        opened = re.findall(rf"<{tag}\b", text, re.IGNORECASE)
        closed = re.findall(rf"</{tag}\b", text, re.IGNORECASE)
        if len(opened) - len(closed) > _MANY:
            text = re.sub(rf"</?{tag}\b[^<>]*>", "", text, flags=re.IGNORECASE)
    return text


def _is_too_deep(body: HtmlElement) -> bool:
    """Whether the parser may have given up: it drops what lies too deep, in silence."""
    depths = {body: 0}
    for element in body.iterdescendants():
        depth = depths[element.getparent()] + 1
        if depth > _DEEPEST:
            return True
        depths[element] = depth
    return False


def _walk(walker: Walker, content: HtmlElement, body: HtmlElement) -> None:
    if content is not body and content.find(".//h1") is None and content.tag != "h1":
        headings = list(body.iter("h1"))
        if len(headings) == 1:
            walker.heading(headings[0])
    walker.walk(content)


def _refuse_what_is_no_page(root: HtmlElement, body: HtmlElement) -> None:
    visible = _visible_letters(body)
    if body.xpath(".//input[translate(@type, 'PASWORD', 'pasword')='password']") and (
        visible < _FEW or _LOGIN.match(_page_title(root))
    ):
        raise UnreadableError(Refusal.LOGIN)
    if visible > _FEW:
        return
    scripts = root.findall(".//script")
    warns = any(
        _NEEDS_SCRIPT.search(part.text_content()) for part in body.iter("noscript")
    )
    if scripts and (visible < _VERY_FEW or warns) and not body.xpath(".//h1|.//p"):
        raise UnreadableError(Refusal.SCRIPT_ONLY)


def _visible_letters(body: HtmlElement) -> int:
    unseen = sum(
        len(" ".join(part.text_content().split())) for part in body.iter(*SKIPPED)
    )
    return letters_of(body) - unseen


def _base(root: HtmlElement, address: str) -> str:
    base = root.find(".//base[@href]")
    return base.get("href") if base is not None else address


def _page_title(root: HtmlElement) -> str:
    title = root.find(".//title")
    return " ".join(title.text_content().split()) if title is not None else ""


def _title(root: HtmlElement, walker: Walker) -> str:
    """Return the title of the page without the name of its site."""
    title = _meta(root, "og:title") or _page_title(root)
    headings = [e.text for e in walker.elements if isinstance(e, Heading)]
    site = _meta(root, "og:site_name")
    parts = [part for part in _TITLE_PARTS.split(title) if part and part != site]
    return next((part for part in parts if part in headings), parts[0] if parts else "")


def _meta(root: HtmlElement, *names: str) -> str:
    for name in names:
        for element in root.iter("meta"):
            said = (element.get("name") or element.get("property") or "").lower()
            if said == name and element.get("content"):
                return " ".join(element.get("content").split())
    return ""


def _around(body: HtmlElement, content: HtmlElement) -> list[str]:
    """Return the lines of the page that stand outside its content."""
    if content is body:
        return []
    lines, inside = [], content
    while inside is not body:
        parent = inside.getparent()
        if parent is None:
            break
        for sibling in parent:
            if sibling is not inside and isinstance(sibling.tag, str):
                lines += lines_in(sibling)
        inside = parent
    return lines
