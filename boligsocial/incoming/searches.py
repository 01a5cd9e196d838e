"""Words that are searched for in the admin on SQLite, as its language wants them."""

from functools import wraps

from django.core.exceptions import EmptyResultSet
from django.db import connection


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

    if getattr(Lexeme.as_sql, "is_mended", False):
        return
    quoted, match = Lexeme.as_sql, MatchExpression.as_sql

    @wraps(quoted)
    def double_marks(self, compiler, connection):
        template, [word] = quoted(self, compiler, connection)
        return template, [word.replace('"', '""')]

    @wraps(match)
    def match_something(self, compiler, connection):
        if self.query is None:
            raise EmptyResultSet
        return match(self, compiler, connection)

    double_marks.is_mended = True
    Lexeme.as_sql = double_marks
    MatchExpression.as_sql = match_something
