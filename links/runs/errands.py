"""A few requests outside a run, as polite as those of a run."""

import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.conf import settings
from django.utils import timezone

from linkcheck.codes import Problem
from linkcheck.fetching.client import LinkClient
from linkcheck.fetching.fetched import Download, Fetched
from linkcheck.observation import Observation
from linkcheck.politeness import Politeness
from links.health import keeping
from links.runs.configuration import client_from_settings
from links.runs.database_thread import DatabaseThread
from links.runs.leases import HostLeases
from links.runs.runner import PARKED, Connect

Result = TypeVar("Result")


class Errand:
    """Asks a few addresses one after the other, for at most `seconds`.

    It takes hosts from runs and gives them back as another run would, and parks those
    that ask for peace.
    """

    def __init__(
        self,
        seconds: float,
        *,
        connect: Connect = client_from_settings,
        clock: Callable[[], datetime] | None = None,
    ):
        self.clock = clock = clock or timezone.now
        self._ends_at = time.monotonic() + seconds
        self._database = DatabaseThread()
        self._leases = HostLeases(self._database, clock)
        politeness = Politeness(self._leases, settings.LINK_CHECK_PAUSE)
        self._connection = connect(turn=politeness.turn)
        self._client: LinkClient | None = None

    @property
    def is_over(self) -> bool:
        """Whether time is up, and no other request is to be begun."""
        return time.monotonic() >= self._ends_at

    def run(self, job: Callable[[], Awaitable[Result]]) -> Result:
        """Run `job` in an event loop of its own; return or raise what it does."""

        async def run_job() -> Result:
            async with self._connection as self._client:
                try:
                    return await job()
                finally:
                    pause = timedelta(seconds=settings.LINK_CHECK_PAUSE)
                    await self._leases.give_all_back(pause)

        return self._database.run(run_job)

    async def save(self, function: Callable[..., Result], *arguments) -> Result:
        """Have `function` called where the database may be asked."""
        return await self._database.call(function, *arguments)

    async def check(self, address: str) -> tuple[Observation, datetime | None]:
        """Check an address; say also until when its host wants peace, if it does.

        Raises PutOffError when a host on the way is not to be asked just now.
        """
        seen = await self._client.check(address)
        until = await self._park(seen.final_url, seen.problem, seen.retry_after)
        return seen, until

    async def fetch(self, address: str, cap: int) -> tuple[Fetched, datetime | None]:
        """Ask a service; say also until when it wants peace. Raises PutOffError."""
        fetched = await self._client.fetch(address, cap)
        until = await self._park(address, fetched.problem, fetched.retry_after)
        return fetched, until

    async def download(
        self, address: str, cap: int
    ) -> tuple[Download, datetime | None]:
        """Have what lies at an address; say also until when its host wants peace.

        Raises PutOffError when a host on the way is not to be asked just now.
        """
        got = await self._client.download(address, cap)
        seen = got.seen
        until = await self._park(seen.final_url, seen.problem, seen.retry_after)
        return got, until

    async def _park(
        self, address: str, problem: str, until: datetime | None
    ) -> datetime | None:
        if until is None and problem == Problem.RATE_LIMITED:
            until = self.clock() + PARKED
        if until is not None:
            await self._leases.park(keeping.host_name(address), until)
        return until
