"""The one place from which the site asks other people's servers.

Everything that could tie a worker up or fill its memory has an end: time, redirects,
headers, and the body before and after decompression.
"""

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import UTC, datetime
from typing import TypeVar

import aiohttp
import certifi

from linkcheck.addresses import is_ambiguous
from linkcheck.codes import Problem
from linkcheck.fetching.answers import (
    REDIRECTS,
    is_challenge,
    peace_until,
    problem_of_status,
)
from linkcheck.fetching.body import ACCEPTED_CODINGS, BadCodingError, Body, read_body
from linkcheck.fetching.fetched import Download, Fetched
from linkcheck.fetching.journey import HTML, Answer, DeadEndError, Journey
from linkcheck.fetching.limits import Limits
from linkcheck.fetching.other_schemes import problem_of_other_scheme, scheme_of
from linkcheck.network.connector import (
    ConnectionLostError,
    GuardedConnector,
    GuardedResolver,
    Resolver,
    SystemResolver,
    going_to,
    no_silent_retry,
)
from linkcheck.network.failures import problem_of_failure
from linkcheck.network.guard import Destination, Guard, RefusedError
from linkcheck.network.networks import Address, parse_address
from linkcheck.observation import Observation
from linkcheck.politeness import Server

_ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": ACCEPTED_CODINGS,
    "Accept-Language": "da,en;q=0.7,*;q=0.5",
}
_FAILURES = (aiohttp.ClientError, OSError, BadCodingError)

Turn = Callable[[str], AbstractAsyncContextManager[Server | None]]
Answered = TypeVar("Answered")


class LinkClient:
    """Checks addresses, any number at a time, within one event loop.

    `product` is what we call ourselves, `site` the address of our own site and
    `contact` a mail address; servers are told all three, so that whoever minds can
    say so. `turn` is called with a host name before each request to it and gives a
    context in which the request is made. If that context has something to say where
    the host leads, it is called with its addresses and gives another context, and the
    request goes to these alone.
    `clock` returns the time, aware. `tls` is for tests, whose servers are certified
    by nobody that the world trusts.
    """

    def __init__(
        self,
        *,
        guard: Guard,
        product: str,
        site: str,
        contact: str,
        limits: Limits | None = None,
        resolver: Resolver | None = None,
        turn: Turn | None = None,
        clock: Callable[[], datetime] | None = None,
        tls: ssl.SSLContext | None = None,
    ):
        self._guard = guard
        self._user_agent = f"{product} (+{site}; {contact})"
        if not re.fullmatch(r"[ -~]+", self._user_agent):
            raise ValueError("Product, site and contact must be plain ASCII.")
        self._limits = limits or Limits()
        self._resolver = resolver or SystemResolver()
        self._turn = turn or (lambda host: nullcontext())
        self._clock = clock or (lambda: datetime.now(UTC))
        self._tls = tls or ssl.create_default_context(cafile=certifi.where())
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "LinkClient":
        limits = self._limits
        self._names = GuardedResolver(self._guard, self._resolver, limits.resolve)
        self._connector = GuardedConnector(
            self._guard, self._names, ssl=self._tls, limit=0
        )
        self._session = aiohttp.ClientSession(
            connector=self._connector,
            headers={**_ACCEPT, "User-Agent": self._user_agent},
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(
                total=None,
                connect=limits.resolve + limits.connect,
                sock_connect=limits.connect,
                sock_read=limits.read,
            ),
            middlewares=(no_silent_retry,),
            auto_decompress=False,
            trust_env=False,
            max_line_size=limits.header_line,
            max_field_size=limits.header_field,
            max_headers=limits.headers,
        )
        return self

    async def __aexit__(self, *exception) -> None:
        await self._session.close()
        await self._resolver.close()

    async def check(self, address: str) -> Observation:
        """Ask an address and everything that it redirects to; say what was seen.

        A fragment is looked for in the page. Nothing is raised for what goes wrong
        on the network.
        """
        return await self._travel(
            Journey(address, self._clock(), self._limits.redirects)
        )

    async def download(self, address: str, cap: int) -> Download:
        """Ask as `check` does; keep what came, of its body at most `cap` bytes.

        What the observation has as its problem tells whether it is worth having.
        """
        journey = Journey(address, self._clock(), self._limits.redirects, cap)
        seen = await self._travel(journey)
        return Download(seen, journey.body, journey.media_type)

    async def _travel(self, journey: Journey) -> Observation:
        address = journey.address
        try:
            if scheme_of(address) not in ("http", "https"):
                raise DeadEndError(problem_of_other_scheme(address))
            if is_ambiguous(address):
                raise DeadEndError(
                    Problem.MALFORMED_ADDRESS, "The address can be read in two ways."
                )
            while await self._ask_next(journey) in REDIRECTS:
                journey.follow()
        except DeadEndError as end:
            return journey.observe(end.problem, end.detail)
        except RefusedError as refusal:
            return journey.observe(_refusal(refusal.problem, journey), refusal.detail)
        except _FAILURES as failure:
            problem, detail = problem_of_failure(failure)
            return journey.observe(_refusal(problem, journey), detail)
        return journey.conclude(self._clock, **self._limits.peace)

    async def fetch(self, address: str, cap: int) -> Fetched:
        """Return what one address answers, with at most `cap` bytes of its body.

        For services that answer us, not readers: redirects are not followed.
        """
        moment = self._clock()
        try:
            destination = self._guard.vet(address)
            return await self._in_turn(
                destination, lambda: self._fetch(destination, cap, moment)
            )
        except RefusedError as refusal:
            return Fetched(refusal.problem)
        except _FAILURES as failure:
            return Fetched(problem_of_failure(failure)[0])

    async def _fetch(
        self, destination: Destination, cap: int, moment: datetime
    ) -> Fetched:
        try:
            async with (
                asyncio.timeout(self._limits.total),
                await self._open(destination, "") as response,
            ):
                return Fetched(
                    problem_of_status(response.status),
                    await read_body(response, cap, cap),
                    peace_until(
                        response.status, response.headers, moment, **self._limits.peace
                    ),
                )
        except TimeoutError:
            return Fetched(Problem.TOTAL_DEADLINE)

    async def _in_turn(
        self,
        destination: Destination,
        ask: Callable[[], Awaitable[Answered]],
        spend: Callable[[float], None] = lambda seconds: None,
    ) -> Answered:
        """Make one request when it is our turn at the host; return what it comes to.

        `spend` is told of time on the network before the request.
        """
        while True:
            try:
                async with self._turn(destination.host) as server:
                    if server is None:
                        return await ask()
                    addresses = await self._locate(destination, spend)
                    async with server([str(address) for address in addresses]):
                        with going_to(destination.host, addresses):
                            return await ask()
            except ConnectionLostError as lost:
                # The server may have closed a connection that was kept for the next
                # request; that is no answer to this one. It waits for another turn.
                if not lost.reused:
                    raise lost.failure from None

    async def _locate(
        self, destination: Destination, spend: Callable[[float], None]
    ) -> list[Address]:
        """Return the addresses to one of which a request will go."""
        host = destination.host
        if (address := parse_address(host)) is not None:
            return [address]
        if kept := self._connector.kept_addresses(host, destination.request_url.port):
            return kept
        started = asyncio.get_running_loop().time()
        try:
            return await self._names.locate(host)
        finally:
            spend(asyncio.get_running_loop().time() - started)

    async def _ask_next(self, journey: Journey) -> int:
        """Make one request; return the status of its answer."""
        destination = self._guard.vet(journey.url)
        cookies = journey.depart(destination)
        return await self._in_turn(
            destination,
            lambda: self._ask_in_time(destination, cookies, journey),
            journey.spend,
        )

    async def _ask_in_time(
        self, destination: Destination, cookies: str, journey: Journey
    ) -> int:
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self._limits.total - journey.spent) as time:
                return await self._ask(destination, cookies, journey)
        except TimeoutError:
            if time.expired():
                raise DeadEndError(Problem.TOTAL_DEADLINE) from None
            raise
        finally:
            journey.spend(loop.time() - started)

    async def _ask(
        self, destination: Destination, cookies: str, journey: Journey
    ) -> int:
        async with await self._open(destination, cookies) as response:
            headers = response.headers
            journey.arrive_at(Answer(response.status, headers))
            journey.keep_cookies(headers.getall("Set-Cookie", []), response.url)
            if _is_wanted(response, journey) and not is_challenge(
                response.status, headers
            ):
                body = await self._read(response, journey)
                journey.arrive_at(Answer(response.status, headers, body))
            return response.status

    async def _open(
        self, destination: Destination, cookies: str
    ) -> aiohttp.ClientResponse:
        headers = {"Cookie": cookies} if cookies else None
        return await self._session.get(
            destination.request_url, headers=headers, allow_redirects=False
        )

    async def _read(self, response: aiohttp.ClientResponse, journey: Journey) -> Body:
        limits = self._limits
        cap = journey.cap or (limits.page if journey.fragment else limits.head)
        return await read_body(response, cap, cap)


def _is_wanted(response: aiohttp.ClientResponse, journey: Journey) -> bool:
    is_page = response.content_type in HTML
    return response.status // 100 == 2 and (is_page or journey.cap > 0)


def _refusal(problem: Problem, journey: Journey) -> Problem:
    """Tell a host that is private from a public one that redirects to it."""
    if problem == Problem.REFUSED_ADDRESS and journey.has_left:
        return Problem.REDIRECT_TO_PRIVATE
    return problem
