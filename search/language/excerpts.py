"""The piece of a text where the search terms were found."""

from collections.abc import Sequence

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from search.language.query_terms import QueryTerm
from search.language.words import WORD

LENGTH = 220
_LEAD_IN = 60


def excerpt(text: str, terms: Sequence[QueryTerm]) -> SafeString | None:
    """Return about 220 characters of plain `text` around the first word that satisfies
    a term, as HTML with every such word in ``<mark>``; None if there is no such word."""
    first = next(
        (
            match.start()
            for match in WORD.finditer(text)
            if _found(match.group(), terms)
        ),
        None,
    )
    if first is None:
        return None
    start, end = _window(text, first)
    return format_html(
        "{}{}{}",
        "… " if start else "",
        _marked(text[start:end], terms),
        " …" if end < len(text) else "",
    )


def opening(text: str) -> SafeString:
    """Return the first 220 characters or so of plain `text` as HTML."""
    _, end = _window(text, 0)
    return escape(text[:end] + (" …" if end < len(text) else ""))


def _found(word: str, terms: Sequence[QueryTerm]) -> bool:
    return any(term.matches(word) for term in terms)


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


def _marked(text: str, terms: Sequence[QueryTerm]) -> SafeString:
    pairs = []
    position = 0
    for match in WORD.finditer(text):
        if _found(match.group(), terms):
            pairs.append((text[position : match.start()], match.group()))
            position = match.end()
    return format_html_join("", "{}<mark>{}</mark>", pairs) + escape(text[position:])
