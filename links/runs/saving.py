"""Results on their way to the database."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from links.runs.database_thread import DatabaseThread

Item = TypeVar("Item")

# In one transaction: what came while the one before was under way.
MOST_AT_ONCE = 100


class Saving(Generic[Item]):
    """Saves items as they come, those that come together in one go."""

    def __init__(self, database: DatabaseThread, save: Callable[[list[Item]], None]):
        self._database = database
        self._save = save
        self._queue: asyncio.Queue[tuple[Item, asyncio.Future]] = asyncio.Queue()

    def add(self, item: Item, saved: asyncio.Future | None = None) -> asyncio.Future:
        """Have an item saved; return a future that is done when it has been."""
        saved = saved or asyncio.get_running_loop().create_future()
        self._queue.put_nowait((item, saved))
        return saved

    async def run(self) -> None:
        """Save until cancelled. What cannot be saved fails where it is awaited."""
        while True:
            batch = [await self._queue.get()]
            while not self._queue.empty() and len(batch) < MOST_AT_ONCE:
                batch.append(self._queue.get_nowait())
            # Whatever is wrong is raised where the item is awaited.
            try:
                await self._database.call(self._save, [item for item, _ in batch])
            except Exception as error:  # noqa: BLE001
                for _, saved in batch:
                    saved.set_exception(error)
            else:
                for _, saved in batch:
                    saved.set_result(None)
            for _ in batch:
                self._queue.task_done()

    async def finish(self) -> None:
        """Return when all is saved."""
        await self._queue.join()
