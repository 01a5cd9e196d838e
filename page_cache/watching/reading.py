"""What an answer was made of: whether all of it is watched."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from page_cache.watching.tables import tables_of, unwatched_names


class Reads:
    """The tables that were read and are not watched."""

    def __init__(self) -> None:
        self._unwatched = unwatched_names()
        self.unwatched: set[str] = set()

    def __call__(self, execute, sql, *arguments):
        self.unwatched |= tables_of(sql) & self._unwatched
        return execute(sql, *arguments)


@contextmanager
def reading() -> Iterator[Reads]:
    """Yield what is read in this thread from a table of which nobody tells changes.

    What stands here cannot be kept truly, whoever forgot what.
    """
    reads = Reads()
    with connection.execute_wrapper(reads):
        yield reads
