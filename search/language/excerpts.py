"""The piece of a text where the search terms were found."""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from search.language.query_terms import ITSELF, QueryTerm
from search.language.words import WORD

LENGTH = 220
_LEAD_IN = 60


class Place(NamedTuple):
    """A word of a text that satisfies terms, by their numbers: which and how nearly."""

    start: int
    end: int
    found: dict[int, int]


class WordFinder:
    """Finds the words that satisfy some terms, and looks at each word once, in however
    many texts it stands."""

    def __init__(self, terms: Sequence[QueryTerm]) -> None:
        self.terms = terms
        self._known: dict[str, dict[int, int]] = {}

    def places(self, text: str) -> Iterator[Place]:
        """Yield where the terms stand in a plain text, in order."""
        known = self._known
        for match in WORD.finditer(text):
            word = match.group()
            found = known.get(word)
            if found is None:
                found = known[word] = self._look_at(word)
            if found:
                yield Place(match.start(), match.end(), found)

    def _look_at(self, word: str) -> dict[int, int]:
        near = ((number, term.nearness(word)) for number, term in enumerate(self.terms))
        return {number: nearness for number, nearness in near if nearness}


def excerpt(text: str, finder: WordFinder) -> SafeString | None:
    """Return about 220 characters of plain `text` where it says most of the terms, as
    words of their own rather than inside others, as HTML with every such word in
    ``<mark>``; None if it says none of them."""
    first = _best_start(text, finder)
    if first is None:
        return None
    start, end = _window(text, first)
    return format_html(
        "{}{}{}",
        "… " if start else "",
        _marked(text[start:end], finder),
        " …" if end < len(text) else "",
    )


def opening(text: str) -> SafeString:
    """Return the first 220 characters or so of plain `text` as HTML."""
    _, end = _window(text, 0)
    return escape(text[:end] + (" …" if end < len(text) else ""))


def _best_start(text: str, finder: WordFinder) -> int | None:
    """Return where the first word stands of those that fit into one excerpt and say
    most of the terms; of several such places the first, and None if there is none."""
    best, best_start = 0, None
    most = len(finder.terms) * ITSELF
    near: deque[Place] = deque()
    for place in finder.places(text):
        near.append(place)
        while place.end - near[0].start > LENGTH - _LEAD_IN and len(near) > 1:
            near.popleft()
        said: dict[int, int] = {}
        for other in near:
            for term, nearness in other.found.items():
                said[term] = max(nearness, said.get(term, 0))
        if (total := sum(said.values())) > best:
            best, best_start = total, near[0].start
        if best == most:
            break
    return best_start


def _window(text: str, first: int) -> tuple[int, int]:
    """Return where the excerpt begins and ends, at spaces unless a word is too long."""
    start = 0
    if first > _LEAD_IN:
        space = text.find(" ", first - _LEAD_IN, first)
        start = first if space == -1 else space + 1
    end = start + LENGTH
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", first + 1, end)
    return start, end if space == -1 else space


def _marked(text: str, finder: WordFinder) -> SafeString:
    pairs = []
    position = 0
    for place in finder.places(text):
        pairs.append((text[position : place.start], text[place.start : place.end]))
        position = place.end
    return format_html_join("", "{}<mark>{}</mark>", pairs) + escape(text[position:])
