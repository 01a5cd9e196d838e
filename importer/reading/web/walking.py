"""From an element of a page to plain elements, in the order in which they are read."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from importer.reading.bullets import with_lists
from importer.reading.document import (
    Element,
    Embed,
    Heading,
    Line,
    ListElement,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    words_of,
)
from importer.reading.runs import runs_of_text, tidied
from importer.reading.web import addresses, styles
from importer.reading.web.frame import is_frame, is_hidden
from importer.reading.web.left_out import INLINE, SKIPPED, lines_in
from importer.reading.web.tables import is_layout, is_menu, read_table

_PLAYERS = {"iframe", "embed", "object", "video"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS_IN_ITEM = ("h1", "h2", "h3", "h4", "table", "figure", "iframe")
_FOOTNOTE = re.compile(r"^\[?\d{1,3}\]?$|^↑$")


class Walker:
    """Walks through a page once; what it has found lies in its attributes."""

    def __init__(self, base: str, pictures: dict[str, bytes] | None = None):
        self.base = base
        self.pictures = pictures or {}
        self.elements: list[Element] = []
        self.lines: list[Line] = []
        self.left_out: list[str] = []
        self._runs: list[Run] = []
        self._address = ""
        self._bold = self._italic = False
        self._continues = False
        self._is_lead = False

    def walk(self, element: HtmlElement) -> None:
        """Read an element with all that is in it."""
        self._children(element)
        self._flush()
        self.elements = with_lists(self.elements)

    def heading(self, element: HtmlElement) -> None:
        """Read a heading that stands apart from the rest."""
        self._heading(element, 1)

    def line(self, text: str) -> tuple[int, ...]:
        """Count a line; return its number, as elements have it."""
        if not text:
            return ()
        self.lines.append(Line(len(self.lines) + 1, text))
        return (len(self.lines),)

    def runs_of(self, element: HtmlElement) -> Runs:
        """Return what an element says as one line, pictures and players apart."""
        outer, self._runs = self._runs, []
        self._children(element, within_line=True)
        inner, self._runs = self._runs, outer
        return tidied(inner)

    def _children(self, element: HtmlElement, *, within_line: bool = False) -> None:
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, within_line)
            self._text(child.tail)

    def _child(self, child: HtmlElement, within_line: bool) -> None:
        tag = child.tag
        if tag in SKIPPED or styles.is_word_marker(child):
            return
        if tag == "br":
            self._break(within_line)
        elif is_hidden(child) or is_frame(child) or is_menu(child):
            self._leave_out(child)
        elif tag in INLINE or ":" in tag:
            # With a colon are Word's own, such as those around names of towns.
            self._inline(child, within_line)
        elif within_line:
            self._runs.append(Run(" "))
            if not self._picture_or_player(child, tag):
                self._children(child, within_line=True)
            self._runs.append(Run(" "))
        else:
            self._flush()
            self._block(child, tag)
            self._flush()

    def _block(self, element: HtmlElement, tag: str) -> None:
        level = _HEADINGS.get(tag) or styles.heading_level(element)
        if level:
            self._heading(element, level)
        elif tag in {"summary", "legend", "caption"}:
            self._heading(element, 4)
        elif styles.is_word_item(element):
            self._word_item(element)
        elif tag in {"ul", "ol", "dir"}:
            self._list(element, ordered=tag == "ol")
        elif tag == "dt":
            self._bold = True
            self._children(element)
            self._flush()
            self._bold = False
        elif tag == "table" and not is_layout(element):
            if table := read_table(element, self):
                self.elements.append(table)
        elif self._picture_or_player(element, tag) or self._quote(element, tag):
            pass
        else:
            self._container(element)

    def _container(self, element: HtmlElement) -> None:
        lead_around = self._is_lead
        self._is_lead = lead_around or styles.is_lead(element)
        bold, italic = self._bold, self._italic
        self._bold, self._italic = styles.look_of(element, bold, italic)
        self._children(element)
        self._flush()
        self._bold, self._italic = bold, italic
        self._is_lead = lead_around

    def _inline(self, element: HtmlElement, within_line: bool) -> None:
        before = self._bold, self._italic, self._address
        self._bold, self._italic = styles.look_of(element, before[0], before[1])
        if element.tag == "a":
            text = element.text_content().strip()
            is_note = _FOOTNOTE.match(text) and "note" in (element.get("href") or "")
            if is_note:
                return
            href = addresses.whole_address(element.get("href"), self.base)
            self._address = href or self._address
        self._children(element, within_line=within_line)
        self._bold, self._italic, self._address = before

    def _text(self, text: str | None) -> None:
        if text:
            run = Run(text, self._address, self._bold, self._italic)
            self._runs.append(run)

    def _break(self, within_line: bool) -> None:
        if within_line:
            self._runs.append(Run(" "))
            return
        has_text = bool(tidied(self._runs))
        self._flush()
        # Two in a row are a space between two paragraphs.
        self._continues = has_text

    def _flush(self) -> None:
        runs, self._runs = tidied(self._runs), []
        continues, self._continues = self._continues, False
        if not runs:
            return
        if len(runs) == 1 and not runs[0].address:
            look = runs[0]
            typed = runs_of_text(look.text)
            runs = tuple(
                replace(run, bold=look.bold, italic=look.italic) for run in typed
            )
        paragraph = Paragraph(
            runs,
            continues=continues,
            is_lead=self._is_lead,
            lines=self.line(words_of(runs)),
        )
        self.elements.append(paragraph)

    def _heading(self, element: HtmlElement, level: int) -> None:
        # Bold says nothing in a heading.
        runs = tidied(replace(run, bold=False) for run in self.runs_of(element))
        if runs:
            heading = Heading(runs, level=level, lines=self.line(words_of(runs)))
            self.elements.append(heading)

    def _word_item(self, element: HtmlElement) -> None:
        marker = " ".join(
            part.text_content() for part in element.iter() if _marks(part)
        )
        runs = self.runs_of(element)
        if runs:
            item = ListElement(
                (runs,),
                ordered=bool(re.match(r"\s*\(?\w{1,3}[.)]", marker)) and marker != "o",
                lines=self.line(words_of(runs)),
            )
            last = self.elements[-1] if self.elements else None
            if isinstance(last, ListElement) and last.ordered == item.ordered:
                self.elements[-1] = replace(
                    last, items=last.items + item.items, lines=last.lines + item.lines
                )
            else:
                self.elements.append(item)

    def _list(self, element: HtmlElement, *, ordered: bool) -> None:
        if any(element.find(f".//{tag}") is not None for tag in _BLOCKS_IN_ITEM):
            # A list of cards or the like: what is in it counts.
            for item in element:
                if isinstance(item.tag, str):
                    self._container(item)
            return
        items, lines = [], []
        for item in element.iter("li"):
            inner = self._item(item)
            if inner:
                items.append(inner)
                lines += self.line(words_of(inner))
        if items:
            made = ListElement(tuple(items), ordered=ordered, lines=tuple(lines))
            self.elements.append(made)

    def _item(self, item: HtmlElement) -> Runs:
        """Return what an item says without the lists that are in it."""
        nested = [child for child in item if child.tag in {"ul", "ol"}]
        for child in nested:
            child.drop_tree()
        runs = self.runs_of(item)
        for child in nested:
            item.append(child)
        return runs

    def _quote(self, element: HtmlElement, tag: str) -> bool:
        named = "quote" in (element.get("class") or "")
        cited = element.find(".//cite") if tag in {"blockquote", "figure"} else None
        if tag == "blockquote" and (named or cited is not None):
            name = words_of(self.runs_of(cited)) if cited is not None else ""
            if cited is not None:
                cited.drop_tree()
            runs = self.runs_of(element)
            if runs:
                lines = self.line(words_of(runs)) + self.line(name)
                self.elements.append(Quote(runs, name=name, lines=lines))
            return True
        return False

    def _picture_or_player(self, element: HtmlElement, tag: str) -> bool:
        if tag == "img":
            self._picture(element, "")
        elif tag == "figure" and element.find(".//img") is not None:
            caption = element.find(".//figcaption")
            words = words_of(self.runs_of(caption)) if caption is not None else ""
            self._picture(element.find(".//img"), words)
        elif tag in _PLAYERS:
            inner = element.find(".//embed")
            source = element.get("src") or element.get("data-src")
            source = source or element.get("data")
            if not source and inner is not None:
                source = inner.get("src")
            if video := addresses.video_address(source, self.base):
                title = (element.get("title") or "").strip()
                title = "" if "player" in title.lower() else title
                lines = self.line(title or video)
                self.elements.append(Embed(video, title=title, lines=lines))
        else:
            return False
        return True

    def _picture(self, image: HtmlElement, caption: str) -> None:
        source = addresses.picture_source(image)
        if not source or addresses.is_ornament(image, source):
            if caption:
                self._runs.append(Run(caption))
                self._flush()
            return
        embedded = self.pictures.get(source)
        if source.startswith(("data:", "blob:", "cid:", "file:")) and not embedded:
            return
        alt = " ".join((image.get("alt") or "").split())
        name = source.partition("?")[0].rpartition("/")[2]
        address = "" if embedded else addresses.whole_address(source, self.base)
        lines = self.line(caption or alt or name)
        self.elements.append(
            Picture(address, embedded, name, alt, caption, lines=lines)
        )

    def _leave_out(self, element: HtmlElement) -> None:
        self.left_out += lines_in(element)


def _marks(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and styles.is_word_marker(element)
