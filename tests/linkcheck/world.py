"""A little internet on the loopback address, with real sockets and its own names."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

from linkcheck.fetching.client import Limits, LinkClient
from linkcheck.network.guard import Guard
from linkcheck.observation import Observation

HOST = "boligliv.dk"
NOW = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
PAGE = (
    '<!doctype html><html lang="da"><head><meta charset="utf-8">'
    "<title>Lektiecaféer i Egeby</title></head><body>"
    '<h2 id="åbningstider">Åbningstider</h2></body></html>'
).encode()
# One end that comes soon; the others are out of reach, however busy the machine is.
SHORT_READ = Limits(read=0.3)
SHORT_CONNECT = Limits(connect=0.3)
SHORT_RESOLVE = Limits(resolve=0.3)
SHORT_TOTAL = Limits(total=0.6)
# In milliseconds: what such a check may take on a busy machine.
SOON = 5000

# A resolver that does not answer
SILENCE = object()

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def reply(
    status: int | str = 200,
    *headers: str,
    body: bytes = PAGE,
    content_type: str = "text/html; charset=utf-8",
) -> bytes:
    """Return a whole answer as it goes over the wire."""
    lines = [f"HTTP/1.1 {status} -", f"Content-Length: {len(body)}", *headers]
    if body:
        lines.append(f"Content-Type: {content_type}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


def redirect(status: int, location: str, *headers: str) -> bytes:
    """Return a redirect as it goes over the wire."""
    return reply(status, f"Location: {location}", *headers, body=b"")


@dataclass(frozen=True)
class Request:
    """A request as it came over the wire."""

    host: str
    method: str
    target: str
    headers: dict[str, str]


class Names:
    """A resolver: every name leads to the loopback address if not told otherwise.

    Each name has a list of answers, one for each look-up, the last one again and
    again: a list of addresses, an exception, or SILENCE.
    """

    def __init__(self):
        self.answers: dict[str, list] = {}
        self.asked: list[str] = []

    def answer(self, host: str, *answers: list[str] | Exception | object) -> None:
        """Let a name be looked up as these, one after the other."""
        self.answers[host] = list(answers)

    async def addresses(self, host: str) -> list[str]:
        """Answer one look-up."""
        self.asked.append(host)
        answers = self.answers.get(host, [["127.0.0.1"]])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if answer is SILENCE:
            await asyncio.Event().wait()
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def close(self) -> None:
        """There is nothing to close."""


class World:
    """Servers on one plain and, with a certificate, one TLS port, and a client.

    What a path answers is registered with `serve`. The servers are up while `check`
    and its like run.
    """

    def __init__(self, port: int = 0):
        self.names = Names()
        self.requests: list[Request] = []
        self.connections = 0
        # Those that are open now.
        self.open = 0
        self._routes: dict[str, list[bytes | Handler]] = {}
        self._handlers: set[asyncio.Task] = set()
        self._socket = _listening_socket(port)
        self._tls_socket = _listening_socket()
        self.port = self._socket.getsockname()[1]
        self.tls_port = self._tls_socket.getsockname()[1]
        # What the TLS port shows, and whom the client believes: nobody.
        self.certificate: ssl.SSLContext | None = None
        self.trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def close(self) -> None:
        """Give the ports back."""
        self._socket.close()
        self._tls_socket.close()

    def url(self, path: str = "/", host: str = HOST) -> str:
        """Return the address of a path on the plain port."""
        return f"http://{host}:{self.port}{path}"

    def tls_url(self, path: str = "/", host: str = HOST) -> str:
        """Return the address of a path on the TLS port."""
        return f"https://{host}:{self.tls_port}{path}"

    def serve(self, path: str, *answers: bytes | Handler) -> str:
        """Let a path answer, the last answer again and again; return its address."""
        self._routes[path] = list(answers)
        return self.url(path)

    def check(self, *addresses: str, **options) -> Observation | list[Observation]:
        """Return what is seen at each address, checked one after the other."""

        async def check_all(client):
            return [await client.check(address) for address in addresses]

        seen = self.run(check_all, **options)
        return seen if len(addresses) > 1 else seen[0]

    def check_at_once(self, *addresses: str, **options) -> list[Observation]:
        """Return what is seen at each address, checked all at a time."""

        async def check_all(client):
            return await asyncio.gather(*map(client.check, addresses))

        return self.run(check_all, **options)

    def run(self, job: Callable[[LinkClient], Awaitable], **options):
        """Return what a job with a client returns, with the servers up around it."""

        async def run_job():
            async with AsyncExitStack() as stack:
                for listener, context in (
                    (self._socket, None),
                    (self._tls_socket, self.certificate),
                ):
                    server = await asyncio.start_server(
                        self._answer, sock=listener.dup(), ssl=context
                    )
                    stack.push_async_callback(self._stop, server)
                return await job(
                    await stack.enter_async_context(self.client(**options))
                )

        return asyncio.run(run_job())

    def client(self, *, limits=None, guard=None, **options) -> LinkClient:
        """Return a client that knows this world alone."""
        return LinkClient(
            guard=guard or self.guard(),
            product="Solgavlens linktjek",
            site="https://www.solgavlen.example",
            contact="web@solgavlen.example",
            limits=limits,
            resolver=self.names,
            tls=self.trust,
            **{"clock": lambda: NOW} | options,
        )

    def guard(
        self,
        more_ports: Sequence[int] = (),
        networks: Sequence[str] = ("127.0.0.1/32",),
        **options,
    ) -> Guard:
        """Return a guard that lets the client at this world's servers."""
        ports = (80, 443, self.port, self.tls_port, *more_ports)
        return Guard(ports=ports, test_networks=networks, **options)

    async def _stop(self, server: asyncio.Server) -> None:
        server.close()
        for handler in self._handlers:
            handler.cancel()
        await asyncio.gather(*self._handlers, return_exceptions=True)

    async def _answer(self, reader, writer) -> None:
        self.connections += 1
        self.open += 1
        self._handlers.add(asyncio.current_task())
        try:
            while await self._answer_one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.open -= 1
            self._handlers.discard(asyncio.current_task())
            writer.transport.abort()
            await asyncio.sleep(0)

    async def _answer_one(self, reader, writer) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip().split("\r\n")
        headers = {
            name.lower(): value
            for name, _, value in (line.partition(": ") for line in lines)
        }
        method, target, _ = first.split(" ")
        self.requests.append(Request(headers["host"], method, target, headers))
        answers = self._routes[target.partition("?")[0]]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, bytes):
            writer.write(answer)
            await writer.drain()
            return True
        await answer(reader, writer)
        return False


def _listening_socket(port: int = 0) -> socket.socket:
    listener = socket.create_server(("127.0.0.1", port))
    listener.setblocking(False)
    return listener
