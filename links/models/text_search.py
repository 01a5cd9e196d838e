"""Finding words in a column, whatever their case, without an index of words.

The register is searched as people type: by any part of a title, a source or an
address. Reading a hundred thousand short rows takes the database a few hundredths
of a second. What it must get right is Danish: SQLite's LIKE knows the case of
English letters only, and its GLOB takes five times as long.
"""

import re
import unicodedata
from urllib.parse import quote

from ada_url import URL
from django.db.models import BooleanField, F, Func, Q

from plaintext.characters import clean_line

_LIKE_SIGN = re.compile(r"[%_\\]")


class ContainsAnyCase(Func):
    """Whether a text has `words` in it, in capitals or not."""

    output_field = BooleanField()

    def __init__(self, expression, words: str, **extra):
        self.words = words
        super().__init__(expression, **extra)

    def as_sql(self, compiler, connection, **extra):
        """Compare with LIKE, in a database that knows the case of all letters."""
        column, parameters = compiler.compile(self.source_expressions[0])
        left = connection.ops.lookup_cast("icontains") % column
        right = connection.operators["icontains"]
        pattern = connection.ops.prep_for_like_query(self.words)
        return f"{left} {right}", [*parameters, f"%{pattern}%"]

    def as_sqlite(self, compiler, connection, **extra):
        """Compare with LIKE, which is fast, and what it lets through with GLOB."""
        column, parameters = compiler.compile(self.source_expressions[0])
        like = f"%{like_pattern(self.words)}%"
        condition = f"{column} LIKE %s ESCAPE '\\'"
        if self.words.isascii():
            return condition, [*parameters, like]
        glob = f"*{glob_pattern(self.words)}*"
        condition = f"({condition} AND {column} GLOB %s)"
        return condition, [*parameters, like, *parameters, glob]


def like_pattern(words: str) -> str:
    """Return the pattern of SQLite's LIKE, with any letter for those beyond English.

    >>> like_pattern("Blå 5%")
    'Bl_ 5\\\\%'
    """
    return "".join(
        "_" if not character.isascii() else _LIKE_SIGN.sub(r"\\\g<0>", character)
        for character in words
    )


def glob_pattern(words: str) -> str:
    """Return the pattern of SQLite's GLOB for a text in whatever case.

    >>> glob_pattern("Bø?")
    '[bB][øØ][?]'
    """
    return "".join(map(_any_case, words))


def _any_case(character: str) -> str:
    # One capital may be two letters, as in German; such stand for themselves.
    cases = {character} | {
        case for case in (character.lower(), character.upper()) if len(case) == 1
    }
    if len(cases) > 1 or character in "*?[":
        return f"[{''.join(sorted(cases, reverse=True))}]"
    return character


def containing(text: str, *fields: str, address: str) -> Q:
    """Return the condition that each word of `text` is in one of the columns.

    `address` is the column that holds addresses, which are spelt otherwise.
    """
    condition = Q()
    for typed in clean_line(text).split():
        somewhere = Q()
        for word in {typed, unicodedata.normalize("NFKC", typed)}:
            for field in (*fields, address):
                somewhere |= Q(ContainsAnyCase(F(field), word))
            for spelling in sorted(spellings_in_addresses(word)):
                somewhere |= Q(ContainsAnyCase(F(address), spelling))
        condition &= somewhere
    return condition


def spellings_in_addresses(word: str) -> set[str]:
    """Return what a word with letters beyond English becomes in an address.

    In its path the letters are encoded one by one; in the name of its host,
    together. Browsers show neither.
    """
    if word.isascii():
        return set()
    spellings = {quote(word, safe="/:?#[]@!$&'()*+,;=%")}
    if "." not in word:
        return spellings
    begins = word if "://" in word else f"https://{word}"
    try:
        address = URL(begins).href.rstrip("/")
    except ValueError:
        return spellings
    return spellings | {address if "://" in word else address.removeprefix("https://")}
