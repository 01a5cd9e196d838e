"""One request to a host at a time, a pause before the next, and peace when asked for."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class PutOffError(Exception):
    """A host is not to be asked just now; try again at `until`."""

    def __init__(self, host: str, until: datetime):
        super().__init__(f"{host} is not to be asked before {until}")
        self.host = host
        self.until = until


class Leases(Protocol):
    """The right to ask a host, which only one process at a time has."""

    async def hold(self, host: str) -> None:
        """Return when the host is ours to ask; raises PutOffError."""


@dataclass(slots=True)
class _Turns:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    # On the event loop's clock.
    next_at: float = 0
    # Those who have their turn or wait for it.
    users: int = 0


class Politeness:
    """Takes turns at hosts. `pause` is in seconds; `chance` gives numbers from 0 to 1.

    A pause is up to half as long again, so that requests do not come in step.
    """

    def __init__(
        self,
        leases: Leases,
        pause: float,
        chance: Callable[[], float] = random.random,
    ):
        self._leases = leases
        self._pause = pause
        self._chance = chance
        self._turns: dict[str, _Turns] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until `host` may be asked, and keep others from it meanwhile.

        Raises PutOffError when that would take too long.
        """
        loop = asyncio.get_running_loop()
        turns = self._turns.setdefault(host, _Turns())
        turns.users += 1
        try:
            async with turns.lock:
                if (wait := turns.next_at - loop.time()) > 0:
                    await asyncio.sleep(wait)
                await self._leases.hold(host)
                try:
                    yield
                finally:
                    pause = self._pause * (1 + self._chance() / 2)
                    turns.next_at = loop.time() + pause
        finally:
            turns.users -= 1

    def forget_idle(self, keep: Collection[str]) -> list[str]:
        """Forget hosts that nobody asks and whose pause is over; return their names."""
        now = asyncio.get_running_loop().time()
        idle = [
            host
            for host, turns in self._turns.items()
            if not turns.users and turns.next_at <= now and host not in keep
        ]
        for host in idle:
            del self._turns[host]
        return idle
