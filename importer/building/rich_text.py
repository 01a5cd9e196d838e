"""Elements as the rich text of a block."""

from collections.abc import Iterable, Iterator
from html import escape

from importer.building.register import Register
from importer.reading.document import (
    Element,
    Heading,
    ListElement,
    Paragraph,
    Run,
    Runs,
    Table,
    words_of,
)
from importer.reading.runs import tidied


def rich_text(
    elements: Iterable[Element], register: Register, *, headings: bool = True
) -> str:
    """Return elements as rich text is stored.

    `headings` says whether the field takes any; else they are bold lines.
    """
    parts: list[str] = []
    for element in elements:
        match element:
            case Heading():
                words = escape(element.text, quote=False)
                parts.append(
                    f"<h3>{words}</h3>" if headings else f"<p><b>{words}</b></p>"
                )
            case Paragraph(continues=True) if parts and parts[-1].endswith("</p>"):
                before = parts[-1].removesuffix("</p>")
                parts[-1] = f"{before}<br/>{_inline(element.runs, register)}</p>"
            case Paragraph():
                parts.append(f"<p>{_inline(element.runs, register)}</p>")
            case ListElement():
                tag = "ol" if element.ordered else "ul"
                parts.append(_list(element.items, register, tag))
            case Table():
                parts.append(_table(element, register))
            case _:
                parts.append(f"<p>{escape(element.text, quote=False)}</p>")
    return "".join(parts)


def _inline(runs: Runs, register: Register) -> str:
    html = ""
    for run in _with_spaces_outside(tidied(runs)):
        words = escape(run.text, quote=False)
        if run.italic:
            words = f"<i>{words}</i>"
        if run.bold:
            words = f"<b>{words}</b>"
        if run.address:
            opening, closing = register.anchor(run.address, run.text)
            words = f"{opening}{words}{closing}"
        html += words
    return html


def _with_spaces_outside(runs: Runs) -> Iterator[Run]:
    """Let no bold, italic or link begin or end with a space."""
    for run in runs:
        words = run.text.strip()
        if words == run.text or not (run.bold or run.italic or run.address):
            yield run
            continue
        before, _, after = run.text.partition(words) if words else (run.text, "", "")
        if before:
            yield Run(before)
        if words:
            yield Run(words, run.address, run.bold, run.italic)
        if after:
            yield Run(after)


def _list(items: Iterable[Runs], register: Register, tag: str = "ul") -> str:
    rows = "".join(f"<li>{_inline(item, register)}</li>" for item in items)
    return f"<{tag}>{rows}</{tag}>"


def _table(table: Table, register: Register) -> str:
    """Say a table in lines: “**Mandag:** Beboerhuset, kl. 10–12”.

    Where the columns have names each cell has the name of its own before it.
    """
    return _list([_row(row, table.header) for row in table.rows], register)


def _row(row: tuple[Runs, ...], header: tuple[str, ...]) -> Runs:
    cells = [
        (header[number] if number < len(header) else "", cell)
        for number, cell in enumerate(row)
        if words_of(cell)
    ]
    runs: list[Run] = []
    for number, (name, cell) in enumerate(cells):
        is_first = number == 0
        if is_first and len(cells) > 1:
            runs += [Run(run.text, run.address, bold=True) for run in cell]
            runs.append(Run("" if words_of(cell).endswith(":") else ":", bold=True))
            continue
        # The first column has a name only to say what the rows are.
        runs.append(Run(" " if number < 2 else ", "))
        if name and not is_first:
            runs.append(Run(f"{name}: "))
        runs += cell
    return tuple(run for run in runs if run.text)
