"""An event loop beside the thread that called, which does the loop's database work.

Django's connections belong to a thread, and its transactions with them, so whoever
calls keeps the connection and everything that was begun on it.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import TypeVar

from django.db import connection

# What a run lets SQLite keep of the database in memory: 2 MB of pages, none mapped.
_LITTLE = {"cache_size": -2000, "mmap_size": 0}

Result = TypeVar("Result")


class DatabaseThread:
    """Runs coroutines in a thread of their own, and functions for them in this one."""

    def __init__(self):
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()

    async def call(self, function: Callable[..., Result], *arguments) -> Result:
        """Have `function` called in the thread of the database; return its result."""
        loop = asyncio.get_running_loop()
        future = loop.create_future()

        def work() -> None:
            # Whatever is wrong is raised where the result is awaited.
            try:
                result = function(*arguments)
            except Exception as error:  # noqa: BLE001
                loop.call_soon_threadsafe(_fail, future, error)
            else:
                loop.call_soon_threadsafe(_succeed, future, result)

        self._work.put(work)
        return await future

    def run(self, main: Callable[[], Awaitable[Result]]) -> Result:
        """Run `main` in an event loop of its own; return or raise what it does."""
        outcome = []

        def run_loop() -> None:
            # Whatever is wrong is raised below.
            try:
                outcome.append((asyncio.run(main()), None))
            except BaseException as error:  # noqa: BLE001
                outcome.append((None, error))
            finally:
                self._work.put(None)

        thread = threading.Thread(target=run_loop, name="event loop", daemon=True)
        thread.start()
        while (work := self._work.get()) is not None:
            work()
        thread.join()
        result, error = outcome[0]
        if error is not None:
            raise error
        return result


@contextmanager
def little_cache() -> Iterator[None]:
    """Let SQLite hold little of the database in memory; for this thread's connection.

    Someone who goes through all of it once gains nothing by what is kept, and in a
    large register it comes to more than all the rest of a run.
    """
    if connection.vendor != "sqlite":
        yield
        return
    before = {name: _set(name, value) for name, value in _LITTLE.items()}
    try:
        yield
    finally:
        for name, value in before.items():
            _set(name, value)


def _set(pragma: str, value: int | None) -> int | None:
    """Give a setting of SQLite a value; return the one before, None if it has none."""
    with connection.cursor() as cursor:
        before = cursor.execute(f"PRAGMA {pragma}").fetchone()
        if value is not None:
            cursor.execute(f"PRAGMA {pragma}={value:d}")
    return before[0] if before else None


def _succeed(future: asyncio.Future, result) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: asyncio.Future, error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
