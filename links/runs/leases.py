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

    async def hold(self, *names: str) -> None:
        """Return when all are ours; raises PutOffError when they do not become so.

        Redirects lead to hosts that nobody leased for this run beforehand, and where
        a name leads is known when it has been looked up. An address has a row among
        the hosts, as it has when a link names it.
        """
        for _ in range(LOOKS):
            if not (stale := [name for name in names if not self._is_fresh(name)]):
                return
            await self._database.call(self._take_all, stale)
            if any(name not in self._until for name in names):
                await asyncio.sleep(PATIENCE / LOOKS)
        raise PutOffError(stale[0], self._clock() + LATER)

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

    def _take_all(self, names: list[str]) -> None:
        missing = set(names) - self.take(names)
        if not missing:
            return
        for name in missing:
            self._until.pop(name, None)
        Host.objects.bulk_create(
            [Host(name=name) for name in sorted(missing)], ignore_conflicts=True
        )
        now = self._clock()
        parked = Host.objects.filter(pk__in=missing, parked_until__gt=now)
        for host in parked.order_by("-parked_until")[:1]:
            raise PutOffError(host.name, host.parked_until)
        self.take(missing)

    def _park(self, name: str, until: datetime) -> None:
        Host.objects.bulk_create([Host(name=name)], ignore_conflicts=True)
        # A host that was promised more is not woken by another wish.
        shorter = Q(parked_until=None) | Q(parked_until__lt=until)
        Host.objects.filter(shorter, pk=name).update(parked_until=until)

    def _end(self, hosts: list[str], until: datetime) -> None:
        Host.objects.end_lease(hosts, self._lease, until)
