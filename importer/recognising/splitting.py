"""Where one page ends and the next begins, in a source that has several."""

import re
from dataclasses import dataclass, field

from importer.reading.document import Document, Element, Heading, Paragraph
from importer.recognising.decisions import normalised
from importer.recognising.words.metadata import is_frame_line, metadata_in
from importer.recognising.words.vocabulary import label_of

TITLE_LENGTH = 120
_NEAR_TOP = 8
# In more "pages" than this, lines that stand twice are something else.
_MOST_PAGES = 40
# Two of these make a page an initiative.
QUESTION_SECTIONS = {"about", "why", "value", "target_group", "knowledge"}
_SENTENCE = re.compile(r"[.!]$|[.!?]\s+[A-ZÆØÅ]")


@dataclass
class Part:
    """The elements of one page to be, and those that are its title."""

    titles: list[Element]
    elements: list[Element]
    title: str = ""
    # Short lines above the title: where the page is on its site, and the like.
    above: list[Element] = field(default_factory=list)


def parts_of(document: Document) -> list[Part]:
    """Return the pages in a document; at least one."""
    elements = list(document.elements)
    starts = _starts(elements)
    ends = [*starts[1:], len(elements)]
    parts = [
        _part(elements[start:end], document if number == 0 else None)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    return [part for part in parts if part.elements or part.titles]


def is_short_line(element: Element) -> bool:
    """Whether an element is one line that could be a title."""
    return (
        isinstance(element, (Heading, Paragraph))
        and 0 < len(element.text) <= TITLE_LENGTH
        and not _SENTENCE.search(element.text)
        and not element.text.endswith(":")
    )


def _starts(elements: list[Element]) -> list[int]:
    starts = {0}
    for at in range(1, len(elements)):
        if _is_doubled(elements, at) or _is_title_with_labels(elements, at, starts):
            starts.add(at)
            if len(starts) > _MOST_PAGES:
                return [0]
    return sorted(starts)


def _is_doubled(elements: list[Element], at: int) -> bool:
    """Whether a title stands here twice: as the words of a link to it, and as itself."""
    if at + 1 >= len(elements):
        return False
    one, other = elements[at], elements[at + 1]
    return (
        is_short_line(one)
        and is_short_line(other)
        and normalised(one.text) == normalised(other.text)
        and label_of(one.text, is_marked=False) is None
        # The page's own, at its top.
        and at > 1
    )


def _is_title_with_labels(elements: list[Element], at: int, starts: set[int]) -> bool:
    """Whether a title stands here with “Om:” below it, where that has been before."""
    element = elements[at]
    if not is_short_line(element) or at + 1 >= len(elements):
        return False
    if isinstance(element, Heading) and element.level == 1:
        end = next(
            (
                n
                for n in range(at + 1, len(elements))
                if isinstance(elements[n], Heading) and elements[n].level == 1
            ),
            len(elements),
        )
        asked = {_question(each) for each in elements[at + 1 : end]} - {""}
        return len(asked) > 1
    if _question(elements[at + 1]) != "about" or _question(element):
        return False
    since = max(start for start in starts if start < at)
    return any(_question(each) == "about" for each in elements[since:at])


def _question(element: Element) -> str:
    """Return which question of an initiative an element heads; "" if none."""
    if not isinstance(element, (Heading, Paragraph)):
        return ""
    is_marked = isinstance(element, Heading) or element.is_bold
    first = element.text
    label = label_of(first, is_marked=is_marked or first.endswith(":"))
    if label is None and ":" in first[:30]:
        label = label_of(first.partition(":")[0], is_marked=False)
    return label.section if label and label.section in QUESTION_SECTIONS else ""


def _part(elements: list[Element], document: Document | None) -> Part:
    """Take the title off the top."""
    wanted = document.title if document else ""
    at = _named_at(elements, wanted)
    at = _title_at(elements) if at is None else at
    if at is None:
        return Part([], elements, wanted)
    title = elements[at]
    is_named = isinstance(title, Heading) and title.level == 1
    if wanted and not is_named and not _is_same(title.text, wanted):
        return Part([], elements, wanted)
    titles = [title]
    rest = elements[:at] + elements[at + 1 :]
    if at < len(rest) and normalised(rest[at].text) == normalised(title.text):
        titles.append(rest.pop(at))
    above = [
        element
        for element in rest[:at]
        if is_short_line(element) and not metadata_in(element.text)
    ]
    rest = [element for element in rest if element not in above]
    return Part(titles, rest, title.text, above)


def _named_at(elements: list[Element], wanted: str) -> int | None:
    """Return where the title stands that the head of a page names, near its top."""
    for at, element in enumerate(elements[:_NEAR_TOP]):
        if is_short_line(element) and normalised(element.text) == normalised(wanted):
            return at
    return None


def _is_same(shown: str, named: str) -> bool:
    """Whether the line at the top of a page is its title, as its head names it."""
    one, other = normalised(shown), normalised(named)
    return one in other or other in one


def _title_at(elements: list[Element]) -> int | None:
    for at, element in enumerate(elements):
        if isinstance(element, Heading) and element.level == 1:
            return at
    for at, element in enumerate(elements[:4]):
        if isinstance(element, Heading):
            return at if is_short_line(element) else None
        if not isinstance(element, Paragraph):
            continue
        if is_frame_line(element.text) or metadata_in(element.text):
            continue
        if not is_short_line(element):
            return None
        is_label = _question(element) or label_of(element.text, is_marked=True)
        return None if is_label else at
    return None
