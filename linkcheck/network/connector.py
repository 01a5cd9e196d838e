"""From a vetted host name to a connection, with one look-up in between."""

import asyncio
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Protocol

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler

from linkcheck.codes import Problem
from linkcheck.network.guard import Guard
from linkcheck.network.networks import Address, parse_address

# getaddrinfo(3): the name does not exist, or has no address. Everything else is the
# resolver's own trouble.
_NO_SUCH_HOST = {
    getattr(socket, name)
    for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY")
    if hasattr(socket, name)
}
# A look-up blocks its thread for as long as the system's resolver pleases.
_LOOKUP_THREADS = 32

# Where the request at hand is to go: a host and its vetted addresses.
_located: ContextVar[tuple[str, Sequence[Address]] | None] = ContextVar(
    "located", default=None
)
# The sockets that the request at hand has opened; none, if it reuses a connection.
_opened: ContextVar[list[int] | None] = ContextVar("opened", default=None)


class NoAddressError(OSError):
    """A host name has no address, or nobody could tell."""

    def __init__(self, problem: Problem, detail: str):
        super().__init__(detail)
        self.problem = problem
        self.detail = detail


class ConnectionLostError(Exception):
    """The connection ended before an answer had begun."""

    def __init__(self, failure: aiohttp.ClientError, *, reused: bool):
        super().__init__(str(failure))
        self.failure = failure
        # Whether it had served an earlier request.
        self.reused = reused


class Resolver(Protocol):
    """Looks a host name up."""

    async def addresses(self, host: str) -> list[str]:
        """Return the numeric addresses; raises NoAddressError."""

    async def close(self) -> None:
        """Give back what the resolver holds."""


class SystemResolver:
    """The system's own resolver, asked for exactly the name and no other."""

    def __init__(self):
        self._executor = ThreadPoolExecutor(_LOOKUP_THREADS, "look-up")

    async def addresses(self, host: str) -> list[str]:
        """Return the numeric addresses, in the order that RFC 6724 wants."""
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._executor, _look_up, host)
        except socket.gaierror as error:
            unknown = error.errno in _NO_SUCH_HOST
            raise NoAddressError(
                Problem.UNKNOWN_HOST if unknown else Problem.RESOLVER_FAILURE,
                f"{host}: {error.strerror}",
            ) from error
        return [_numeric(socket_address) for *_, socket_address in answer]

    async def close(self) -> None:
        """Let go of the threads, also of those that are still waiting."""
        self._executor.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str) -> list[tuple]:
    # The trailing dot keeps the resolver's search list, and so the names of our own
    # network, out of it.
    return socket.getaddrinfo(f"{host}.".encode("ascii"), None, type=socket.SOCK_STREAM)


class GuardedResolver(AbstractResolver):
    """Answers aiohttp with vetted addresses only, within a given time."""

    def __init__(self, guard: Guard, resolver: Resolver, seconds: float):
        self._guard = guard
        self._resolver = resolver
        self._seconds = seconds

    async def locate(self, host: str) -> list[Address]:
        """Look `host` up once; raises NoAddressError and RefusedError."""
        try:
            async with asyncio.timeout(self._seconds):
                answer = await self._resolver.addresses(host.rstrip("."))
        except TimeoutError as error:
            raise NoAddressError(
                Problem.RESOLVER_FAILURE, f"{host}: no answer in {self._seconds} s"
            ) from error
        if not answer:
            raise NoAddressError(Problem.UNKNOWN_HOST, f"{host} has no address")
        return list(dict.fromkeys(self._guard.vet_answer(host, answer)))

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return where the request at hand is to go, looked up beforehand or now."""
        located = _located.get()
        if located and located[0] == host:
            addresses = located[1]
        else:
            addresses = await self.locate(host)
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET6 if address.version == 6 else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Close the resolver that was asked."""
        await self._resolver.close()


class GuardedConnector(aiohttp.TCPConnector):
    """Opens no socket but to an address vetted just then.

    aiohttp asks no resolver about a numeric address; the socket factory sees every
    address, wherever it came from.
    """

    def __init__(self, guard: Guard, resolver: GuardedResolver, **options):
        def open_socket(address_info: tuple) -> socket.socket:
            family, kind, protocol, _, socket_address = address_info
            guard.vet_connection(_numeric(socket_address))
            if (opened := _opened.get()) is not None:
                opened.append(family)
            return socket.socket(family, kind, protocol)

        super().__init__(
            resolver=resolver,
            use_dns_cache=False,
            socket_factory=open_socket,
            **options,
        )
        self._factory = partial(ForgivingProtocol, loop=self._loop)

    def kept_addresses(self, host: str, port: int) -> list[Address]:
        """Return where the connection leads that is kept for a host, if there is one."""
        return [
            address
            for key, kept in self._conns.items()
            if (key.host, key.port) == (host, port)
            for address in map(_peer, kept)
            if address is not None
        ]

    async def _create_connection(
        self, req: aiohttp.ClientRequest, *arguments
    ) -> ResponseHandler:
        """Connect, with no connection left to the same host or address.

        Each has one at a time, and aiohttp keeps them by host and port: after a
        redirect from http to https, or to another name of a server, there would be
        two.
        """
        host = req.connection_key.host
        located = _located.get()
        addresses = set(located[1]) if located and located[0] == host else set()
        for key, kept in list(self._conns.items()):
            if key.host == host or not addresses.isdisjoint(map(_peer, kept)):
                for protocol, _ in self._conns.pop(key, ()):
                    # Nothing is under way on it, so there is nothing to end in order.
                    protocol.abort()
        # What was closed, here or for its age, is gone in the loop's next round.
        await asyncio.sleep(0)
        return await super()._create_connection(req, *arguments)


class ForgivingProtocol(ResponseHandler):
    """Takes an answer whose body is longer than its header says, as browsers do.

    Given head and body in one piece, aiohttp throws both away when something that
    is no second answer follows the body.
    """

    def data_received(self, data: bytes) -> None:
        """Take in what came off the wire, up to the end of a head first."""
        head, end, body = data.partition(b"\r\n\r\n")
        super().data_received(head + end)
        if body and self.exception() is None:
            super().data_received(body)
        failure = self.exception()
        if failure is not None and self._payload and not self._payload.is_eof():
            # Whoever reads the body would wait for more of it until the deadline.
            self._payload.set_exception(aiohttp.ClientPayloadError(str(failure)))


async def no_silent_retry(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Keep aiohttp from asking again by itself when a connection is lost.

    It would do so within the millisecond, and also on a connection that is new. A
    middleware; raises ConnectionLostError.
    """
    opened: list[int] = []
    token = _opened.set(opened)
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
        raise ConnectionLostError(error, reused=not opened) from error
    finally:
        _opened.reset(token)


@contextmanager
def going_to(host: str, addresses: Sequence[Address]) -> Iterator[None]:
    """Let the requests of the block that name `host` go to these and nowhere else."""
    token = _located.set((host, addresses))
    try:
        yield
    finally:
        _located.reset(token)


def _peer(kept: tuple[ResponseHandler, float]) -> Address | None:
    """Return the address at the other end of a connection that is kept and open."""
    transport = kept[0].transport
    name = transport.get_extra_info("peername") if transport else None
    return parse_address(_numeric(name)) if name else None


def _numeric(socket_address: tuple) -> str:
    """Return the address with its IPv6 scope, which a socket address keeps apart."""
    address, *rest = socket_address
    scope = rest[2] if len(rest) > 2 else 0
    return f"{address}%{scope}" if scope and "%" not in address else address
