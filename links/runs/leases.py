"""Which run may ask which host, agreed upon in the database."""

import asyncio
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from linkcheck.politeness import PutOffError
from links.models import Host
from links.runs.database_thread import DatabaseThread

# A run that was killed blocks its hosts for that long at most. Renewed at the half.
LEASE = timedelta(minutes=2)
# How long to wait for a host that another run has, in seconds and looks.
PATIENCE = 30
LOOKS = 30
LATER = timedelta(minutes=10)


class HostLeases:
    """The leases of one run."""

    def __init__(self, database: DatabaseThread, clock: Callable[[], datetime]):
        self._database = database
        self._clock = clock
        self._lease = uuid.uuid4()
        self._until: dict[str, datetime] = {}

    @property
    def id(self) -> uuid.UUID:
        """What tells this run from others."""
        return self._lease

    def take(self, names: Iterable[str]) -> set[str]:
        """Lease those of the hosts that may be asked; return their names.

        To be called in the database's thread.
        """
        now = self._clock()
        taken = Host.objects.take_lease(list(names), self._lease, now, now + LEASE)
        self._until.update(dict.fromkeys(taken, now + LEASE))
        return taken

    async def renew(self, host: str) -> bool:
        """Say whether a host that we leased some time ago is still ours."""
        if self._is_fresh(host):
            return True
        return host in await self._database.call(self.take, [host])

    async def hold(self, host: str) -> None:
        """Return when the host is ours; raises PutOffError when it does not become so.

        Redirects lead to hosts that nobody leased for this run beforehand.
        """
        for _ in range(LOOKS):
            if self._is_fresh(host):
                return
            await self._database.call(self._take_one, host)
            if host not in self._until:
                await asyncio.sleep(PATIENCE / LOOKS)
        raise PutOffError(host, self._clock() + LATER)

    async def park(self, host: str, until: datetime) -> None:
        """Leave a host alone until then, in this run and all others."""
        await self._database.call(self._park, host, until)

    async def give_back(self, hosts: Iterable[str]) -> None:
        """Let others ask these hosts."""
        ours = [host for host in hosts if self._until.pop(host, None)]
        if ours:
            await self._database.call(self._end, ours, self._clock())

    async def give_all_back(self, pause: timedelta) -> None:
        """Let others ask every host that is still ours, after a pause."""
        hosts = list(self._until)
        self._until.clear()
        await self._database.call(self._end, hosts, self._clock() + pause)

    def _is_fresh(self, host: str) -> bool:
        until = self._until.get(host)
        return until is not None and until - self._clock() > LEASE / 2

    def _take_one(self, name: str) -> None:
        if self.take([name]):
            return
        self._until.pop(name, None)
        Host.objects.bulk_create([Host(name=name)], ignore_conflicts=True)
        parked_until = Host.objects.get(pk=name).parked_until
        if parked_until and parked_until > self._clock():
            raise PutOffError(name, parked_until)
        self.take([name])

    def _park(self, name: str, until: datetime) -> None:
        Host.objects.bulk_create([Host(name=name)], ignore_conflicts=True)
        # A host that was promised more is not woken by another wish.
        shorter = Q(parked_until=None) | Q(parked_until__lt=until)
        Host.objects.filter(shorter, pk=name).update(parked_until=until)

    def _end(self, hosts: list[str], until: datetime) -> None:
        Host.objects.end_lease(hosts, self._lease, until)
