"""From what somebody typed to the terms to look for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from search.language.words import (
    WORD,
    clean,
    first_members,
    fold,
    head,
    joined,
    lexemes,
    members,
    stem,
    whole,
)

LONGEST_QUERY = 200
MOST_TERMS = 12
# "bo" is not the beginning of "boldbane", but "hus" is that of "husleje".
_SHORTEST_PREFIX = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_SHORTEST_MEMBER = 4
# A shorter word is near too many others; a longer one has too many neighbours.
_respellable = re.compile(f"[{_LETTERS}]{{5,24}}")

# Words that every question has and no answer is about. They are looked for only when
# there is nothing else.
_STOP_WORDS = frozenset(
    """\
    ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette
    dig din dine disse dit dog du efter eller en end er et for fordi fra få får gør ham
    han hans har havde have hende hendes her hos hun hvad hvem hver hvilke hvilken hvis
    hvor hvordan hvorfor hvornår i ikke ind jeg jer jeres jo kan kunne man mange med
    meget men mig min mine mit mod må ned noget nogen nogle nu når og også om op os over
    på selv sig sin sine sit skal skulle som sådan thi til ud under var ved vi vil ville
    vor vores være været
    """.split()  # noqa: SIM905 - a list would be a hundred lines long
)


# A lexeme that satisfies a term, and whether a word may go on after it.
Alternative = tuple[str, bool]
# How near a word is to a term that it is a form of.
ITSELF = 2


@dataclass(frozen=True)
class QueryTerm:
    """One word to look for, by its stem; or, with `instead`, by any of these stems, for
    a word that no page has."""

    stem: str
    instead: tuple[str, ...] = ()

    @cached_property
    def itself(self) -> list[Alternative]:
        """The lexemes of the word as a word of its own."""
        return [(whole(stemmed), False) for stemmed in self.instead or [self.stem]]

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(lexeme for lexeme, _ in self.itself)

    @cached_property
    def alternatives(self) -> list[Alternative]:
        """All lexemes that satisfy the term: the word itself, how it may begin a
        compound, and its being the last member of one."""
        alternatives = list(self.itself)
        if len(self.stem) >= _SHORTEST_PREFIX and not self.instead:
            first = first_members(self.stem)
            alternatives += [(whole(stemmed), True) for stemmed in first]
            alternatives.append((head(self.stem), False))
        return alternatives

    @cached_property
    def respelt(self) -> "QueryTerm | None":
        """The term for the words that are one slip of the fingers away: a letter left
        out, put in, another one, or two that changed places. The first is trusted.

        None for what is too short to tell, and for numbers.
        """
        word = self.stem
        if not _respellable.fullmatch(word):
            return None
        spellings = dict.fromkeys(
            spelling
            for place in range(1, len(word) + 1)
            for spelling in _slips(word[:place], word[place:])
        )
        spellings.pop(word, None)
        return QueryTerm(word, tuple(spellings))

    @cached_property
    def taken_apart(self) -> "QueryTerm | None":
        """The term for the members of a compound: who finds nothing about
        "gældsrådgivning" may want "rådgivning". None for what is no compound."""
        found = dict.fromkeys(
            stem(member)
            for first, last in members(self.stem)
            for member in (last, first)
            if len(member) >= _SHORTEST_MEMBER and member not in _STOP_WORDS
        )
        return QueryTerm(self.stem, tuple(found)) if found else None

    def matches(self, word: str) -> bool:
        """Tell whether a word as written in a text satisfies the term."""
        return bool(self.nearness(word))

    def nearness(self, word: str) -> int:
        """Return ITSELF for a word that is the term, 1 for one that has it inside, and
        0 for all others."""
        words, heads = lexemes(word)
        if not self._own.isdisjoint(words):
            return ITSELF
        return int(
            any(
                any(candidate.startswith(lexeme) for candidate in words)
                if goes_on
                else lexeme in heads
                for lexeme, goes_on in self.alternatives
            )
        )


def _slips(before: str, after: str) -> Iterator[str]:
    """Yield the words that differ from before + after in what stands between."""
    if after:
        yield before + after[1:]
        yield from (before + letter + after[1:] for letter in _LETTERS)
    if len(after) > 1:
        yield before + after[1] + after[0] + after[2:]
    yield from (before + letter + after for letter in _LETTERS)


def clean_query(text: str) -> str:
    """Return the query as it may be shown back: one line, at most 200 characters."""
    return clean(text[: 10 * LONGEST_QUERY])[:LONGEST_QUERY].strip()


def query_terms(text: str) -> list[QueryTerm]:
    """Return the terms of a query, at most twelve, each once.

    There is no query language: operators and quotes are punctuation like any other.
    """
    words = [
        folded
        for match in WORD.finditer(clean_query(text))
        if (folded := fold(joined(match.group())))
    ]
    telling = [word for word in words if word not in _STOP_WORDS] or words
    stems = dict.fromkeys(stem(word) for word in telling)
    return [QueryTerm(stemmed) for stemmed in stems][:MOST_TERMS]
