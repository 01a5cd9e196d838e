"""What is pasted into the editor, from Word, a page or a plain text, as we write it.

Headings of any level become ours, and so do short lines that are bold as a whole;
a row of a table becomes an item of a list, since our texts have no tables; lists are
made of typed ones, and empty lines go. Words are never lost: what has no form here
keeps its words.
"""

import re

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from plaintext.characters import clean_html, clean_text
from plaintext.pasted.rich_lines import text_of, tidy_lines

# As long as a heading is that somebody typed as a bold line.
LONGEST_HEADING = 80

_NO_TEXT = ["head", "meta", "link", "style", "script", "title", "template", "noscript"]
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "main", "blockquote"),
    *("pre", "figure", "figcaption", "address", "dl", "dt", "dd", "center", "body"),
    *("html", "table", "ul", "ol", "li", "hr", "aside", "form", "fieldset"),
    *("caption", "tbody", "thead", "tfoot", "tr", "td", "th"),
    *_HEADINGS,
}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.,;:!]\s*\Z")
_INLINE = {"strong": "b", "b": "b", "em": "i", "i": "i"}


def tidy_text(text: str, *, headings: bool, lists: bool = True) -> str:
    """Return a plain text as rich text, each of its lines a paragraph."""
    soup = BeautifulSoup("", "html.parser")
    for line in clean_text(text).splitlines():
        paragraph = soup.new_tag("p")
        paragraph.string = line
        soup.append(paragraph)
    return _finished(soup, headings=headings, lists=lists)


def tidy_pasted(html: str, *, headings: bool, lists: bool = True) -> str:
    """Return pasted HTML as rich text of ours; `headings` where the field has them."""
    source = BeautifulSoup(clean_html(html), "html.parser")
    for comment in source.find_all(string=lambda part: isinstance(part, Comment)):
        comment.extract()
    for tag in source.find_all(_NO_TEXT):
        tag.decompose()
    result = BeautifulSoup("", "html.parser")
    _Writer(result).write(source)
    return _finished(result, headings=headings, lists=lists)


class _Writer:
    """Puts the blocks of a page one after the other, whatever they lay in."""

    def __init__(self, soup: BeautifulSoup):
        self._soup = soup
        self._open: Tag | None = None

    def write(self, tag: Tag) -> None:
        for child in tag.children:
            if not isinstance(child, Tag):
                self._inline(child)
            elif child.name == "table":
                self._table(child)
            elif child.name in ("ul", "ol"):
                self._list(child)
            elif child.name in _BLOCKS:
                self._begin("h3" if child.name in _HEADINGS else "p")
                self.write(child)
                self._open = None
            elif child.find(list(_BLOCKS)):
                # Google wraps a whole document in <b>.
                self.write(child)
            else:
                self._inline(child)

    def _begin(self, name: str) -> Tag:
        self._open = self._soup.new_tag(name)
        self._soup.append(self._open)
        return self._open

    def _inline(self, part) -> None:
        if self._open is None:
            if not str(part).strip():
                return
            self._begin("p")
        for piece in _inline(self._soup, part):
            self._open.append(piece)

    def _list(self, source: Tag) -> None:
        self._open = None
        made = self._soup.new_tag(source.name)
        for item in source.find_all("li"):
            words = self._soup.new_tag("li")
            for child in item.children:
                # An item of an item gets a line of its own.
                if isinstance(child, Tag) and child.name in ("ul", "ol"):
                    continue
                for piece in _inline(self._soup, child):
                    words.append(piece)
            if text_of(words).strip():
                made.append(words)
        if not _same_letters(source, made.contents):
            self._apart(source)
        elif made.contents:
            self._soup.append(made)

    def _table(self, source: Tag) -> None:
        """Write each row as an item: “first: second”, or with the head of a column."""
        self._open = None
        rows = [row.find_all(["td", "th"]) for row in source.find_all("tr")]
        rows = [row for row in rows if any(text_of(cell).strip() for cell in row)]
        cells = [cell for row in rows for cell in row]
        is_for_looks = all(len(row) == 1 for row in rows)
        if is_for_looks or not _same_letters(source, cells):
            self._apart(source)
            return
        head = rows[0] if len(rows) > 1 and _is_head(rows[0]) else []
        names = [_line(cell) for cell in head]
        made = self._soup.new_tag("ul")
        for row in rows[1:] if head else rows:
            made.append(self._row(row, names))
        self._soup.append(made)

    def _apart(self, source: Tag) -> None:
        """Write what a table or list holds, which is none that we can write as one."""
        self._open = None
        self.write(source)
        self._open = None

    def _row(self, cells: list[Tag], names: list[str]) -> Tag:
        item = self._soup.new_tag("li")
        for place, cell in enumerate(cells):
            if not text_of(cell).strip():
                continue
            if item.contents:
                item.append(": " if place == 1 and not names else " – ")
            if place and place < len(names) and names[place]:
                item.append(f"{names[place]}: ")
            for child in cell.children:
                item.extend(_inline(self._soup, child))
        return item


def _inline(soup: BeautifulSoup, part) -> list:
    """Return what may stand in a line: words, bold, italic, links and line breaks."""
    if not isinstance(part, Tag):
        return [NavigableString(re.sub(r"[ \t\r\n]+", " ", str(part)))]
    if part.name == "br":
        return [soup.new_tag("br")]
    inner = [piece for child in part.children for piece in _inline(soup, child)]
    if part.name in _BLOCKS and part.find_next_sibling():
        inner.append(NavigableString(" "))
    for name in _names_of(part):
        tag = soup.new_tag(name)
        if name == "a":
            tag["href"] = part["href"]
        tag.extend(inner)
        inner = [tag]
    return inner


def _names_of(part: Tag) -> list[str]:
    style = str(part.get("style") or "")
    names = []
    if part.name == "a" and part.get("href"):
        names.append("a")
    name = _INLINE.get(part.name, "")
    if (name == "b" and not _NOT_BOLD.search(style)) or _BOLD.search(style):
        names.append("b")
    if name == "i" or _ITALIC.search(style):
        names.append("i")
    return names


def _finished(soup: BeautifulSoup, *, headings: bool, lists: bool) -> str:
    for block in soup.find_all(["p", "h3"], recursive=False):
        if not text_of(block).strip():
            block.decompose()
    for heading in soup.find_all("h3", recursive=False):
        _as_heading(soup, heading, headings=headings)
    if headings:
        for paragraph in soup.find_all("p", recursive=False):
            if _is_typed_heading(paragraph):
                paragraph.name = "h3"
                _as_heading(soup, paragraph, headings=True)
    return tidy_lines(str(soup), lists=lists)


def _as_heading(soup: BeautifulSoup, heading: Tag, *, headings: bool) -> None:
    """Let a heading have plain words; bold ones where there are no headings."""
    for bold in heading.find_all("b"):
        bold.unwrap()
    if not headings:
        heading.name = "p"
        words = soup.new_tag("b")
        words.extend(list(heading.contents))
        heading.append(words)


def _is_typed_heading(paragraph: Tag) -> bool:
    """Whether a line is bold as a whole, short, no sentence, and above something."""
    words = text_of(paragraph).strip()
    below = paragraph.find_next_sibling(True)
    if below is None or below.name == "h3" or len(words) > LONGEST_HEADING:
        return False
    if _SENTENCE_END.search(words) or _is_bold(below) or "\n" in words:
        return False
    return _is_bold(paragraph)


def _is_bold(block: Tag) -> bool:
    words = [text for text in block.find_all(string=True) if text.strip()]
    return bool(words) and all(text.find_parent("b") for text in words)


def _same_letters(source: Tag, parts: list[Tag]) -> bool:
    """Whether all words of a table or list are in its parts, and each of them once."""
    found = "".join(text_of(part) for part in parts)
    return sorted("".join(found.split())) == sorted("".join(text_of(source).split()))


def _is_head(row: list[Tag]) -> bool:
    return all(
        cell.name == "th" or cell.find(["b", "strong"]) or not cell.get_text(strip=True)
        for cell in row
    )


def _line(cell: Tag) -> str:
    return " ".join(cell.get_text(" ").split()).rstrip(":")
