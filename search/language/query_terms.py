"""From what somebody typed to the terms to look for."""

from dataclasses import dataclass

from search.language.words import (
    WORD,
    clean,
    first_members,
    fold,
    head,
    joined,
    lexemes,
    stem,
    whole,
)

LONGEST_QUERY = 200
MOST_TERMS = 12
# "bo" is not the beginning of "boldbane", but "hus" is that of "husleje".
_SHORTEST_PREFIX = 3

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


@dataclass(frozen=True)
class QueryTerm:
    """One word to look for, by its stem."""

    stem: str

    @property
    def alternatives(self) -> list[tuple[str, bool]]:
        """Return the lexemes that satisfy the term, each with whether it may go on.

        The whole word stands beside its own prefix so that it counts twice: an exact
        match ranks above the beginning of a compound.
        """
        lexeme = whole(self.stem)
        alternatives = [(lexeme, False)]
        if len(self.stem) >= _SHORTEST_PREFIX:
            alternatives += [(whole(first), True) for first in first_members(self.stem)]
            alternatives.append((head(self.stem), False))
        return alternatives

    def matches(self, word: str) -> bool:
        """Tell whether a word as written in a text satisfies the term."""
        words, heads = lexemes(word)
        return any(
            any(candidate.startswith(lexeme) for candidate in words)
            if is_prefix
            else lexeme in words or lexeme in heads
            for lexeme, is_prefix in self.alternatives
        )


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
