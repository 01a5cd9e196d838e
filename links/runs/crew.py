"""Who is at work in a run: as many at a time as the settings want."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

# How many times as many may be under way when most stand aside.
CROWD = 10


class Crew:
    """Workers that take one piece of work after the other until there is none.

    `take` does one and returns whether there was one. A worker that stands aside lets
    another begin: of a web hotel that has hundreds of names only one is asked at a
    time, and those that wait for it would soon be all workers there are.
    """

    def __init__(self, size: int, take: Callable[[], Awaitable[bool]]):
        self._size = size
        self._take = take
        self._workers = self._aside = 0
        self._group: asyncio.TaskGroup | None = None

    def begin(self, group: asyncio.TaskGroup) -> None:
        """Let the first workers begin, as tasks of `group`."""
        self._group = group
        self._engage()

    @contextmanager
    def stand_aside(self) -> Iterator[None]:
        """Make room for another worker while one waits."""
        self._aside += 1
        try:
            self._engage()
            yield
        finally:
            self._aside -= 1

    def _engage(self) -> None:
        most = self._size * CROWD
        while self._workers - self._aside < self._size and self._workers < most:
            self._workers += 1
            self._group.create_task(self._work())

    async def _work(self) -> None:
        try:
            while self._workers - self._aside <= self._size and await self._take():
                pass
        finally:
            self._workers -= 1
