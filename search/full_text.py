"""Full-text indexes of lexemes: how each database is asked what one of them holds.

An index is known by its name. PostgreSQL has a function `<name>_hits`, which answers
with the keys of rows; SQLite an FTS5 table `<name>_terms`. A migration makes them, and
the database keeps them by itself.
"""

from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.expressions import RawSQL

from search.ladder import Question


class Dialect(NamedTuple):
    """How a database is asked for the rows that satisfy an expression.

    `visible` is the condition that a hit is among the pages that count. Each database
    has its own quick way: PostgreSQL joins with those found already, while SQLite looks
    pages up until it has as many as are wanted.
    """

    matching: str
    visible: str
    operators: dict[str, str]
    word: str
    beginning: str
    can_skip: bool

    def hits(self, index: str) -> str:
        """Return SQL for the rows that an index finds, called `hits`, each an `id`.

        Its one parameter is a question as `write` returns it.
        """
        return self.matching.format(index=index)

    def write(self, question: Question) -> str:
        """Return the question as the database's full-text index understands it."""
        if question.parts:
            parts = [self.write(part) for part in question.parts]
        else:
            parts = [
                (self.beginning if goes_on else self.word) % lexeme
                for lexeme, goes_on in question.lexemes
            ]
        return f"({self.operators[question.operator].join(parts)})"


_DIALECTS = {
    # A function, since to the planner a look into all rows seems cheap; it is not.
    "postgresql": Dialect(
        matching="SELECT id FROM {index}_hits(%s::tsquery) AS hits (id)",
        visible="id IN (SELECT id FROM found)",
        operators={"AND": " & ", "OR": " | "},
        word="%s",
        beginning="%s:*",
        can_skip=True,
    ),
    "sqlite": Dialect(
        matching=(
            "SELECT id FROM (SELECT rowid AS id FROM {index}_terms"
            " WHERE {index}_terms MATCH %s) AS hits"
        ),
        visible="EXISTS (SELECT 1 FROM page WHERE page.id = hits.id)",
        operators={"AND": " AND ", "OR": " OR "},
        word='"%s"',
        beginning='"%s" *',
        # It would look at each rung again for each below it, and stops soon anyway.
        can_skip=False,
    ),
}


def dialect_of(alias: str = DEFAULT_DB_ALIAS) -> Dialect:
    """Return how the database of that alias is asked."""
    return _DIALECTS[connections[alias].vendor]


def keys_held(index: str, question: Question) -> RawSQL:
    """Return the keys of the rows that answer a question with yes, for `pk__in`."""
    dialect = dialect_of()
    # Of names in the code; what was asked is a parameter.
    return RawSQL(dialect.hits(index), [dialect.write(question)])  # noqa: S611
