"""Lists that were typed: lines that begin with a dot, a dash or a number."""

import re
from collections.abc import Iterable, Iterator

from importer.reading.document import Element, ListElement, Paragraph, Runs
from importer.reading.runs import without_start

# The last are what Word's symbol font leaves, and its second level: “o”.
_DOT = re.compile(r"\s*(?:[•●▪■◦‣·∙⁃➢►✓\uf0b7\uf0a7\uf0d8§]\s*|o[\t\xa0]\s*|o\s{3,})")
_DASH = re.compile(r"\s*(?:[-–—*+]\s+)")
_MONTH = (
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
    r"[a-zæøå]*\b|klasse\b|sal\b|etape\b"
)
_NUMBER = re.compile(rf"\s*(?:(\d{{1,2}})|([a-h]))[.)]\s+(?!{_MONTH})", re.IGNORECASE)


def with_lists(elements: Iterable[Element]) -> list[Element]:
    """Return elements with lists in place of paragraphs that are typed items."""
    result: list[Element] = []
    pending = list(elements)
    at = 0
    while at < len(pending):
        end, pattern = _run_of_items(pending, at)
        if end == at:
            result.append(pending[at])
            at += 1
            continue
        items = [_item(element, pattern) for element in pending[at:end]]
        lines = tuple(n for element in pending[at:end] for n in element.lines)
        made = ListElement(
            tuple(item for item in items if item),
            ordered=pattern is _NUMBER,
            lines=lines,
        )
        result.append(made)
        at = end
    return list(_joined(result))


def _run_of_items(elements: list[Element], at: int) -> tuple[int, re.Pattern]:
    """Return where the typed list that begins at a place ends: there, if none does."""
    for pattern in (_DOT, _DASH, _NUMBER):
        end = at
        while end < len(elements) and _is_item(elements[end], pattern, end - at):
            end += 1
        # One dash or one number alone may be anything.
        alone = end - at == 1 and pattern is not _DOT
        if end > at and not (alone and not _announced(elements, at, pattern)):
            return end, pattern
    return at, _DOT


def _announced(elements: list[Element], at: int, pattern: re.Pattern) -> bool:
    before = elements[at - 1] if at else None
    return (
        pattern is _DASH and isinstance(before, Paragraph) and before.text.endswith(":")
    )


def _is_item(element: Element, pattern: re.Pattern, place: int) -> bool:
    if not isinstance(element, Paragraph):
        return False
    match = pattern.match(_source(element))
    if match is None or match.end() == len(_source(element)):
        return False
    if pattern is not _NUMBER:
        return True
    number = int(match[1]) if match[1] else ord(match[2].lower()) - ord("a") + 1
    return number == place + 1


def _item(element: Paragraph, pattern: re.Pattern) -> Runs:
    match = pattern.match(_source(element))
    return without_start(element.runs, match.end())


def _source(element: Paragraph) -> str:
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
