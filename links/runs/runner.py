"""A run of the checker: which links, in what order, and what becomes of the results.

A run leases hosts, not links, so that no two runs ask the same host at once, and
therefore never the same link. Each result is saved when it comes; what a killed run
had in hand is due as before, and its hosts are free when their leases have run out.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from linkcheck.codes import NETWORK_PROBLEMS, Problem
from linkcheck.observation import Observation
from linkcheck.outage import OutageWatch
from linkcheck.politeness import Politeness, PutOffError
from links.health import keeping
from links.runs.configuration import client_from_settings
from links.runs.crew import Crew
from links.runs.database_thread import DatabaseThread, little_cache
from links.runs.leases import HostLeases
from links.runs.own_network import OwnNetwork
from links.runs.saving import Saving
from links.runs.selection import Selection, Summary

logger = logging.getLogger(__name__)

# A host that wants peace and does not say for how long.
PARKED = timedelta(hours=1)
# Links that fail while our own network is down, and those that we stumble over.
LATER = timedelta(hours=1)
# Hosts that are leased at once beyond those being asked.
HOSTS_AHEAD = 3

Connect = Callable[..., AbstractAsyncContextManager]


@dataclass
class _Visit:
    """Links of one host, asked one after the other."""

    host: str
    links: list[tuple[int, str, bool]]
    saved: list[asyncio.Future] = field(default_factory=list)


class Run:
    """One run; `run` returns its summary, `stop` ends it early from any thread.

    `seconds` is how long it may go on. `connect` makes a client, given a `turn` (see
    LinkClient). `on_progress` is called with the summary after results were saved.
    """

    def __init__(
        self,
        selection: Selection | None = None,
        *,
        seconds: float | None = None,
        connect: Connect = client_from_settings,
        clock: Callable[[], datetime] = timezone.now,
        on_progress: Callable[[Summary], None] = lambda summary: None,
    ):
        self._selection = selection or Selection()
        self._connect = connect
        self._clock = clock
        self._on_progress = on_progress
        self._started_at = clock()
        self._ends_at = time.monotonic() + seconds if seconds is not None else None
        self._is_stopped = False
        self._summary = Summary()
        self._taken = 0
        self._passed_over: set[int] = set()
        self._database = DatabaseThread()
        self._leases = HostLeases(self._database, clock)
        self._crew = Crew(settings.LINK_CHECK_CONCURRENCY, self._make_a_visit)
        self._politeness = Politeness(
            self._leases, settings.LINK_CHECK_PAUSE, waiting=self._crew.stand_aside
        )
        self._saving = Saving(self._database, self._save)
        self._watch: OutageWatch[tuple[keeping.Result, asyncio.Future]] = OutageWatch()
        self._ahead: deque[_Visit] = deque()
        self._hosts: set[str] = set()
        self._asking = 0

    def run(self) -> Summary:
        """Check what is selected; return when it is done, or time is up."""
        began = time.monotonic()
        with little_cache():
            keeping.ensure_all(self._clock())
            self._summary.total = self._count()
            self._connection = self._connect(turn=self._politeness.turn)
            self._canaries = self._connect() if settings.LINK_CHECK_CANARIES else None
            try:
                self._database.run(self._run)
            finally:
                self._summary.seconds = time.monotonic() - began
            self._summary.left = self._count()
        return self._summary

    def stop(self) -> None:
        """Let the checks in hand be the last."""
        self._is_stopped = True

    def _count(self) -> int:
        return self._selection.links(self._started_at, self._clock()).count()

    @property
    def _is_over(self) -> bool:
        is_late = self._ends_at is not None and time.monotonic() >= self._ends_at
        return self._is_stopped or is_late or self._summary.network_is_down

    async def _run(self) -> None:
        self._refill, self._deciding = asyncio.Lock(), asyncio.Lock()
        self._something_happened = asyncio.Event()
        async with AsyncExitStack() as stack:
            self._client = await stack.enter_async_context(self._connection)
            self._own_network = OwnNetwork(self._client, self._database)
            if self._canaries:
                canaries = await stack.enter_async_context(self._canaries)
                self._own_network = OwnNetwork(
                    canaries, self._database, settings.LINK_CHECK_CANARIES
                )
                if not await self._own_network.is_up():
                    self._summary.network_is_down = True
                    return
            saving = asyncio.create_task(self._saving.run())
            try:
                async with asyncio.TaskGroup() as group:
                    self._group = group
                    self._crew.begin(group)
                await self._saving.finish()
            finally:
                saving.cancel()
                pause = timedelta(seconds=settings.LINK_CHECK_PAUSE)
                await self._leases.give_all_back(pause)

    async def _make_a_visit(self) -> bool:
        visit = await self._next_visit()
        if visit is None:
            return False
        try:
            await self._ask(visit)
        finally:
            self._asking -= 1
            self._something_happened.set()
        self._group.create_task(self._settle(visit))
        return True

    async def _next_visit(self) -> _Visit | None:
        async with self._refill:
            while not self._is_over:
                if not self._ahead:
                    self._ahead.extend(await self._database.call(self._pick))
                if self._ahead:
                    visit = self._ahead.popleft()
                    if await self._leases.renew(visit.host):
                        self._asking += 1
                        return visit
                    # It took so long that another run was faster.
                    self._hosts.discard(visit.host)
                    continue
                if not self._asking:
                    await self._decide_on_held(at_end=True)
                if not self._hosts:
                    return None
                # Hosts that are being asked may have more links than one visit takes.
                self._something_happened.clear()
                await _wait(self._something_happened, seconds=1)
            if not self._asking:
                await self._decide_on_held(at_end=True)
            return None

    def _pick(self) -> list[_Visit]:
        """Lease some hosts and return what to ask of them."""
        now = self._clock()
        limit = self._selection.limit
        links = self._selection.links(self._started_at, now)
        links = links.exclude(pk__in=self._passed_over).exclude(host__in=self._hosts)
        wanted = settings.LINK_CHECK_CONCURRENCY * HOSTS_AHEAD
        if limit is not None:
            wanted = min(wanted, limit - self._taken)
        hosts = list(links.hosts_in_turn(self._leases.id, now)[:wanted])
        taken = self._leases.take(hosts) if hosts else set()
        visits = {host: _Visit(host, []) for host in hosts if host in taken}
        for link in links.first_of_each_host(
            visits, settings.LINK_CHECK_LINKS_PER_HOST
        ).only("url", "host", "problem"):
            if limit is not None and self._taken >= limit:
                break
            was_failing = link.problem in NETWORK_PROBLEMS
            visits[link.host_id].links.append((link.pk, link.url, was_failing))
            self._taken += 1
        chosen = [visit for visit in visits.values() if visit.links]
        self._hosts.update(visit.host for visit in chosen)
        return chosen

    async def _ask(self, visit: _Visit) -> None:
        for link_id, url, was_failing in visit.links:
            if self._is_over:
                return
            try:
                seen = await self._client.check(url)
            except PutOffError as error:
                await self._put_off(link_id, error.until)
                if error.host == visit.host:
                    return
                continue
            except Exception:
                logger.exception("link_check_failed", extra={"link": link_id})
                await self._put_off(link_id, self._clock() + LATER)
                continue
            result = keeping.Result(link_id, url, seen)
            await self._take_in(result, visit, is_new=not was_failing)
            if await self._parked(seen) == visit.host:
                return

    async def _take_in(
        self, result: keeping.Result, visit: _Visit, *, is_new: bool
    ) -> None:
        if result.seen.problem not in NETWORK_PROBLEMS:
            self._watch.answered(visit.host)
            visit.saved.append(self._saving.add(result))
        else:
            saved = asyncio.get_running_loop().create_future()
            visit.saved.append(saved)
            self._watch.failed(visit.host, (result, saved), is_new=is_new)
        await self._decide_on_held()

    async def _decide_on_held(self, *, at_end: bool = False) -> None:
        """Believe failures, or find that it is our own network that fails."""
        async with self._deciding:
            await self._decide(at_end=at_end)

    async def _decide(self, *, at_end: bool) -> None:
        is_down = self._summary.network_is_down
        if not is_down and not at_end and not self._watch.can_tell:
            return
        is_suspicious = self._watch.is_suspicious
        if is_down or (is_suspicious and not await self._own_network.is_up()):
            self._summary.network_is_down = True
            await self._discard(self._watch.empty())
            return
        if at_end or is_suspicious:
            believed = self._watch.empty()
        else:
            believed = self._watch.believed()
        for result, saved in believed:
            self._saving.add(result, saved)

    async def _discard(
        self, failures: list[tuple[keeping.Result, asyncio.Future]]
    ) -> None:
        self._summary.discarded += len(failures)
        ids = [result.link_id for result, _ in failures]
        await self._database.call(keeping.put_off, ids, self._clock() + LATER)
        for _, saved in failures:
            saved.set_result(None)

    async def _parked(self, seen: Observation) -> str:
        """Park the host that asked for it; return its name, or ""."""
        until = seen.retry_after
        if until is None and seen.problem == Problem.RATE_LIMITED:
            until = self._clock() + PARKED
        if until is None:
            return ""
        host = keeping.host_name(seen.final_url)
        await self._leases.park(host, until)
        return host

    async def _put_off(self, link_id: int, until: datetime) -> None:
        self._passed_over.add(link_id)
        self._summary.put_off += 1
        await self._database.call(keeping.put_off, [link_id], until)

    async def _settle(self, visit: _Visit) -> None:
        """Give a host back once all that was seen of it is saved."""
        await asyncio.gather(*visit.saved)
        self._hosts.discard(visit.host)
        await self._leases.give_back(self._politeness.forget_idle(keep=self._hosts))
        self._something_happened.set()

    def _save(self, results: list[keeping.Result]) -> None:
        judged = keeping.save_results(results, self._clock())
        self._summary.checked += len(results)
        self._summary.verdicts.update(judged)
        self._on_progress(self._summary)


async def _wait(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
