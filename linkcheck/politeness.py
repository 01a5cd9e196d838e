"""One request to a host at a time, a pause before the next, and peace when asked for."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
    nullcontext,
)
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol


class PutOffError(Exception):
    """A host is not to be asked just now; try again at `until`."""

    def __init__(self, host: str, until: datetime):
        super().__init__(f"{host} is not to be asked before {until}")
        self.host = host
        self.until = until


class Leases(Protocol):
    """The right to ask a host, or a numeric address, which one process at a time has."""

    async def hold(self, *names: str) -> None:
        """Return when all of them are ours to ask; raises PutOffError."""


# Given the numeric addresses of the host whose turn it is, waits for theirs.
Server = Callable[[Collection[str]], AbstractAsyncContextManager[None]]


@dataclass(slots=True)
class _Turns:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    # On the event loop's clock.
    next_at: float = 0
    # Those who have their turn or wait for it.
    users: int = 0


class Politeness:
    """Takes turns at hosts. `pause` is in seconds; `chance` gives numbers from 0 to 1.

    A pause is up to half as long again, so that requests do not come in step. Two
    names of one address are one server: they take turns there too, and the pause is
    the same. `waiting` makes a context for the time that a name waits for another.
    """

    def __init__(
        self,
        leases: Leases,
        pause: float,
        chance: Callable[[], float] = random.random,
        waiting: Callable[[], AbstractContextManager] = nullcontext,
    ):
        self._leases = leases
        self._pause = pause
        self._chance = chance
        self._waiting = waiting
        self._turns: dict[str, _Turns] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[Server]:
        """Wait until `host` may be asked, and keep others from it meanwhile.

        Yields what waits for its addresses too, once they are known. Raises
        PutOffError when that would take too long.
        """
        pause = self._pause * (1 + self._chance() / 2)
        async with self._place(host, pause):
            await self._leases.hold(host)
            yield partial(self._server, host, pause)

    @asynccontextmanager
    async def _server(
        self, host: str, pause: float, addresses: Collection[str]
    ) -> AsyncIterator[None]:
        # In one order, so that two names with two addresses do not wait in a ring; and
        # whoever has an address waits for no name.
        others = sorted(set(addresses) - {host})
        async with AsyncExitStack() as stack:
            with self._waiting() if self._are_busy(others) else nullcontext():
                for address in others:
                    await stack.enter_async_context(self._place(address, pause))
            try:
                await self._leases.hold(host, *others)
            except PutOffError as error:
                # Whoever asks knows the name.
                raise PutOffError(host, error.until) from None
            yield

    @asynccontextmanager
    async def _place(self, name: str, pause: float) -> AsyncIterator[None]:
        """Wait for one name or address; leave it alone for `pause` afterwards."""
        loop = asyncio.get_running_loop()
        turns = self._turns.setdefault(name, _Turns())
        turns.users += 1
        try:
            async with turns.lock:
                if (wait := turns.next_at - loop.time()) > 0:
                    await asyncio.sleep(wait)
                try:
                    yield
                finally:
                    turns.next_at = loop.time() + pause
        finally:
            turns.users -= 1

    def _are_busy(self, names: Collection[str]) -> bool:
        now = asyncio.get_running_loop().time()
        places = [self._turns[name] for name in names if name in self._turns]
        return any(place.users or place.next_at > now for place in places)

    def forget_idle(self, keep: Collection[str]) -> list[str]:
        """Forget what nobody asks and whose pause is over; return the names."""
        now = asyncio.get_running_loop().time()
        idle = [
            name
            for name, turns in self._turns.items()
            if not turns.users and turns.next_at <= now and name not in keep
        ]
        for name in idle:
            del self._turns[name]
        return idle
