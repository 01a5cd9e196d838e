"""Tables: of facts, or of nothing but columns that a page was laid out in."""

from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from importer.reading.document import Table, words_of
from importer.reading.plain import table_of
from importer.reading.web.frame import is_column_of_links, letters_of

if TYPE_CHECKING:
    from importer.reading.web.walking import Walker

_BLOCKS = {"table", "h1", "h2", "h3", "h4", "ul", "ol", "img", "iframe", "form", "hr"}
_LONG_CELL = 400
_FEW = 100


def is_layout(table: HtmlElement) -> bool:
    """Whether a table only puts things beside one another."""
    if table.find(".//th") is not None:
        return False
    if table.get("role") == "presentation":
        return True
    rows = _rows(table)
    if max((len(_cells(row)) for row in rows), default=0) < 2:
        return True
    for row in rows:
        for cell in _cells(row):
            if any(inner.tag in _BLOCKS for inner in cell.iterdescendants()):
                return True
            if len(" ".join(cell.text_content().split())) > _LONG_CELL:
                return True
    return False


def is_menu(element: HtmlElement) -> bool:
    """Whether an element is the column of a layout that leads to other pages."""
    if element.tag not in {"td", "th", "div", "ul"}:
        return False
    if element.tag in {"div", "ul"} and not _stands_first(element):
        return False
    return is_column_of_links(element)


def read_table(table: HtmlElement, walker: "Walker") -> Table | None:
    """Return a table of facts; None when nothing is in it."""
    rows, lines, header = [], [], False
    for number, row in enumerate(_rows(table)):
        cells = [walker.runs_of(cell) for cell in _cells(row)]
        if not any(cells):
            continue
        if number == 0:
            header = all(cell.tag == "th" for cell in _cells(row)) or (
                len(cells) > 1
                and all(run.bold for cell in cells for run in cell)
                and all(cells)
            )
        lines += walker.line(" | ".join(map(words_of, cells)))
        rows.append(tuple(cells))
    if not rows:
        return None
    return table_of(tuple(rows), tuple(lines), has_header=header)


def _rows(table: HtmlElement) -> list[HtmlElement]:
    return [row for row in table.iter("tr") if _table_of(row) is table]


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _stands_first(element: HtmlElement) -> bool:
    """Whether next to nothing is read on the page before an element."""
    parent = element.getparent()
    if parent is None or parent.tag not in {"body", "form", "center"}:
        return False
    before = element.itersiblings(preceding=True)
    return all(
        letters_of(sibling) < _FEW for sibling in before if isinstance(sibling.tag, str)
    )
