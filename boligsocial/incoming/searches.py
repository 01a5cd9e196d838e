"""Words that are searched for in the admin on SQLite, as its language wants them."""

from django.core.exceptions import EmptyResultSet
from django.db import connection

from plaintext.doors import wrap


def speak_the_language_of_searches() -> None:
    """Mend what Wagtail's search writes for FTS5; done once.

    Words are quoted (https://www.sqlite.org/fts5.html#fts5_strings), and quotation
    marks within them were left as they are, which is an error of syntax. A search for
    white space was one for no expression at all.
    """
    if connection.vendor != "sqlite":
        return
    # Its module wants FTS5 as it is read, which PostgreSQL has not.
    from modelsearch.backends.database.sqlite.query import (  # noqa: PLC0415
        Lexeme,
        MatchExpression,
    )

    wrap(Lexeme, "as_sql", _double_marks)
    wrap(MatchExpression, "as_sql", _match_something)


def _double_marks(original, lexeme, compiler, connection):
    template, [word] = original(lexeme, compiler, connection)
    return template, [word.replace('"', '""')]


def _match_something(original, expression, compiler, connection):
    if expression.query is None:
        raise EmptyResultSet
    return original(expression, compiler, connection)
