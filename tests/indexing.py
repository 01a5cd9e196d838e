"""Wagtail's two indexes, brought up to date when something reads them.

The site does that at every save of a page, a link or a picture, for the search of the
admin and for "used in". Few tests look at either of them, and it is half of a save.
"""

from contextlib import suppress

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django_tasks.backends.immediate import ImmediateBackend

INDEXERS = ("update_reference_index_task", "insert_or_update_object_task")
INDEXES = ("_referenceindex", "_indexentry")

# Tests that count queries change this.
is_late = True
# What is to be indexed, each object once, in the order of the first save.
_waiting: dict[tuple, None] = {}


class LateBackend(ImmediateBackend):
    """Runs every task at once, but an indexer only before a query about an index."""

    def enqueue(self, task, args, kwargs):
        if not is_late or task.func.__name__ not in INDEXERS:
            return super().enqueue(task, args, kwargs)
        _waiting[task.func, *args] = None
        if _catch_up_before not in connection.execute_wrappers:
            # First, so that whoever takes off the last one takes off their own.
            connection.execute_wrappers.insert(0, _catch_up_before)
        return None


def catch_up() -> None:
    """Index what waits; what has been deleted meanwhile is in no index."""
    waiting = list(_waiting)
    # First, for the indexers ask the indexes too.
    _waiting.clear()
    for indexer, *args in waiting:
        with suppress(ObjectDoesNotExist):
            indexer(*args)


def forget() -> None:
    """Forget what waits, when the test that saved it is over."""
    _waiting.clear()


def _catch_up_before(execute, sql, params, many, context):
    if _waiting and any(index in sql for index in INDEXES):
        catch_up()
    return execute(sql, params, many, context)
