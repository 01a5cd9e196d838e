"""What the tests of a file begin with, put into the database once for all of them."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db import connection, transaction

from tests import indexing

Made = TypeVar("Made")


def standing(blocker, make: Callable[[], Made]) -> Iterator[Made]:
    """Yield what `make` made, for a fixture of a module, and take it back at its end.

    `blocker` is pytest-django's. Each test's own changes are rolled back before the
    next, if it asks for `db`; a test that changes an object in memory fetches it first.
    Not for files with tests of real transactions.
    """
    with blocker.unblock(), transaction.atomic():
        # Within one test it would end with that test, and let the others write for good.
        assert not any(block._from_testcase for block in connection.atomic_blocks)
        made = make()
        indexing.catch_up()
        yield made
        transaction.set_rollback(True)
