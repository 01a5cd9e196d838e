"""The order of what is found: a ladder of questions, each less to the point.

A page stands on the first rung whose question it answers with yes. A question is a look
into the index alone: no rank is computed from what each page holds, so it is fast, and
both databases give the same order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from search.language.query_terms import Alternative, QueryTerm
from search.language.words import SUBJECT, TITLE

# Beyond so many terms their combinations are too many to ask about.
_MOST_COMBINED = 6
_ANYWHERE = ""


class Question(NamedTuple):
    """What the index is asked: "AND" or "OR" of other questions, or whether there is
    one of some lexemes (each with whether a word may go on after it)."""

    operator: str
    parts: tuple["Question", ...] = ()
    lexemes: tuple[Alternative, ...] = ()


def every_rungs(terms: Sequence[QueryTerm]) -> list[Question]:
    """Return the rungs for pages that hold every term; the last asks for no more.

    At the top are pages that have each term as a word of its own, below them those that
    have some so, last those that have all of them inside other words: a page with
    "sprunget" is not about "unge". Among each of these, the title comes before what the
    page is about, and that before what it mentions.
    """
    itself = _all(_itself(term) for term in terms)
    found = _all(_held(term) for term in terms)
    rungs = [*_in_places(_itself, terms, itself), itself]
    if len(terms) == 1:
        rungs += _in_places(_held, terms, found)
    else:
        some = _any(_itself(term) for term in terms)
        rungs += [_all([some, rung]) for rung in _in_places(_held, terms, found)]
        rungs.append(_all([some, found]))
    # Where a word has no other forms, as one that was misspelt, the questions recur.
    return list(dict.fromkeys([*rungs, found]))


def any_rungs(terms: Sequence[QueryTerm]) -> list[Question]:
    """Return the rungs for pages that hold any of the terms, which stand in falling
    order of what they say; the last asks for no more.

    First pages that hold all of them, all but one, and so on down to two; then those
    that hold the most telling one, and so on.
    """
    rungs = []
    if len(terms) <= _MOST_COMBINED:
        rungs = [
            _any(_all(map(_held, some)) for some in combinations(terms, size))
            for size in range(len(terms), 1, -1)
        ]
    else:
        rungs = [_all(map(_held, terms[:size])) for size in range(len(terms), 1, -1)]
    for term in terms:
        rungs += [_itself(term, SUBJECT), _itself(term), _held(term)]
    return [*rungs, _any(map(_held, terms))]


def _in_places(
    ask: Callable[[QueryTerm, str], Question],
    terms: Sequence[QueryTerm],
    found: Question,
) -> Iterator[Question]:
    """Yield the rungs for pages with all terms in their titles, with all among their
    subjects, and, of those that are `found` at all, with some in their titles."""
    yield _all(ask(term, TITLE) for term in terms)
    yield _all(ask(term, SUBJECT) for term in terms)
    if len(terms) > 1:
        yield _all([found, _any(ask(term, TITLE) for term in terms)])


def _itself(term: QueryTerm, place: str = _ANYWHERE) -> Question:
    return _lexemes(term.itself, place)


def _held(term: QueryTerm, place: str = _ANYWHERE) -> Question:
    return _lexemes(term.alternatives, place)


def _lexemes(lexemes: Iterable[Alternative], place: str) -> Question:
    at_place = tuple((place + lexeme, goes_on) for lexeme, goes_on in lexemes)
    return Question("OR", lexemes=at_place)


def _all(parts: Iterable[Question]) -> Question:
    return Question("AND", tuple(parts))


def _any(parts: Iterable[Question]) -> Question:
    return Question("OR", tuple(parts))
