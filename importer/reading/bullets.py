"""Lists that were typed, in what was read: which lines they are, `plaintext` tells."""

from collections.abc import Iterable, Iterator

from importer.reading.document import Element, ListElement, Paragraph
from importer.reading.runs import without_start
from plaintext.pasted.bullets import typed_lists


def with_lists(elements: Iterable[Element]) -> list[Element]:
    """Return elements with lists in place of paragraphs that are typed items."""
    pending = list(elements)
    result: list[Element] = []
    done = 0
    for typed in typed_lists([_line(element) for element in pending]):
        items = pending[typed.start : typed.end]
        runs = [
            without_start(item.runs, mark)
            for item, mark in zip(items, typed.marks, strict=True)
        ]
        result += pending[done : typed.start]
        result.append(
            ListElement(
                tuple(filter(None, runs)),
                ordered=typed.ordered,
                lines=tuple(n for item in items for n in item.lines),
            )
        )
        done = typed.end
    return list(_joined([*result, *pending[done:]]))


def _line(element: Element) -> str | None:
    if not isinstance(element, Paragraph):
        return None
    return "".join(run.text for run in element.runs)


def _joined(elements: list[Element]) -> Iterator[Element]:
    """Put lists together that a reader made of neighbouring single items."""
    last = None
    for element in elements:
        if (
            isinstance(element, ListElement)
            and isinstance(last, ListElement)
            and element.ordered == last.ordered
            and len(element.items) == 1
            and not element.ordered
        ):
            last = ListElement(
                last.items + element.items,
                ordered=last.ordered,
                lines=last.lines + element.lines,
            )
            continue
        if last is not None:
            yield last
        last = element
    if last is not None:
        yield last
