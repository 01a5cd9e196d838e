"""Some hundred hosts on loopback that answer as the hosts of a link register do.

    python -m bench.checker_farm --port 18080

Each host has an address of its own (127.10.0.1 and on), so that every checker sees
as many hosts as there are, without a resolver. What an address answers is written
in its path. A line on standard input is answered with what each host saw.
"""

import argparse
import asyncio
import gzip
import json
import socket
import struct
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass

from bench.checker_plan import FULL, LIVE, address

HEARD_WITHIN = 0.02
DRIP_SECONDS = 0.2
DRIPS = 50
# Connections that wait to be taken.
_QUEUE = 1024
_PAGE = (
    '<!doctype html><html lang="da"><head><meta charset="utf-8">'
    "<title>Fællesspisning i Egeby {number}</title></head><body>{text}</body></html>"
)
_TEXT = '<p>Beboerne i <a href="/afdeling/{}">Solgavlens afdeling {}</a> mødes.</p>\n'
# Bodies of 2 to 30 kB, half of them compressed on the wire, made once.
_BODIES = [
    _PAGE.format(
        number=size, text="".join(_TEXT.format(n, n) for n in range(size * 25))
    ).encode()
    for size in (1, 2, 3, 5, 8, 15)
]
_PAGES = [
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n%b"
    b"Content-Length: %d\r\n\r\n%b" % (coding, len(body), body)
    for coding, bodies in (
        (b"", _BODIES),
        (b"Content-Encoding: gzip\r\n", [gzip.compress(body) for body in _BODIES]),
    )
    for body in bodies
]


@dataclass(slots=True)
class Log:
    """What one host has seen."""

    requests: int = 0
    open: int = 0
    most_open: int = 0
    # Requests without their answer, now and at most.
    asked: int = 0
    most_asked: int = 0
    ended_at: float | None = None
    # The shortest time from an answer to the next request, in seconds.
    shortest_pause: float | None = None


class Host(asyncio.Protocol):
    """One connection to one of the hosts."""

    def __init__(self, logs: dict[str, Log], port: int):
        self._logs = logs
        self._port = port
        self._received = b""

    def connection_made(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._log = self._logs[transport.get_extra_info("sockname")[0]]
        self._log.open += 1
        # A connection that ended as this one began may be heard of later.
        self._loop.call_later(HEARD_WITHIN, self._count_open)
        self._is_asked = False

    def _count_open(self) -> None:
        self._log.most_open = max(self._log.most_open, self._log.open)

    def connection_lost(self, failure: Exception | None) -> None:
        self._log.open -= 1
        self._end()

    def data_received(self, data: bytes) -> None:
        self._received += data
        if not self._received.endswith(b"\r\n\r\n"):
            return
        method, target, _ = self._received.split(b" ", 2)
        self._received = b""
        self._begin()
        sort, wait, number = target.decode("ascii").strip("/").split("/")
        is_head = method == b"HEAD"
        self._loop.call_later(int(wait) / 1000, self._answer, sort, number, is_head)

    def _begin(self) -> None:
        log, now = self._log, self._loop.time()
        self._is_asked = True
        log.requests += 1
        log.asked += 1
        log.most_asked = max(log.most_asked, log.asked)
        if log.ended_at is not None:
            pause = now - log.ended_at
            log.shortest_pause = min(pause, log.shortest_pause or pause)

    def _end(self) -> None:
        if self._is_asked:
            self._is_asked = False
            self._log.asked -= 1
            self._log.ended_at = self._loop.time()

    def _answer(self, sort: str, number: str, is_head: bool) -> None:
        if self._transport.is_closing() or sort == "tavs":
            return
        if sort == "drypper":
            self._drip(DRIPS)
            return
        if sort == "afbryder":
            on = struct.pack("ii", 1, 0)
            connection = self._transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, on)
        if sort in ("afbryder", "tom"):
            self._transport.abort()
            return
        answer = self._answer_of(sort, int(number))
        if is_head:
            answer = answer.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        self._end()
        self._transport.write(answer)
        if sort == "volapyk":
            self._transport.close()

    def _answer_of(self, sort: str, number: int) -> bytes:
        redirects = {
            "viderestil": (302, f"/fin/60/{number}"),
            "flyttet": (301, f"/fin/60/{number}"),
            "flyttet-vaert": (301, self._elsewhere(number)),
            "ring": (302, f"/ring/20/{number}"),
        }
        if sort == "fin":
            return _PAGES[number % len(_PAGES)]
        if sort == "langsom":
            return _PAGES[0]
        if sort == "fil":
            head = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"
            return f"{head}Content-Length: 20000\r\n\r\n".encode() + b"%" * 20000
        if sort == "volapyk":
            return b"220 ftp.egeby.example klar\r\n\r\n"
        status, location = redirects.get(sort, (sort, ""))
        where = f"Location: {location}\r\n" if location else ""
        head = f"HTTP/1.1 {status} -\r\n{where}Content-Length: 0\r\n\r\n"
        return head.encode()

    def _elsewhere(self, number: int) -> str:
        host = address(LIVE[(number * 7 + 3) % len(LIVE)])
        return f"http://{host}:{self._port}/fin/60/{number}"

    def _drip(self, left: int) -> None:
        if self._transport.is_closing():
            return
        if not left:
            self._transport.close()
            return
        self._transport.write(b"HTTP/1.1 200 OK\r\nX-A:"[DRIPS - left :][:1] or b"a")
        self._loop.call_later(DRIP_SECONDS, self._drip, left - 1)


async def serve(port: int) -> None:
    """Serve until standard input ends; answer each line on it with the logs."""
    loop = asyncio.get_running_loop()
    logs = {address(host): Log() for host in LIVE}
    for name in logs:
        await loop.create_server(
            lambda: Host(logs, port), name, port, backlog=_QUEUE, reuse_address=True
        )
    full = [_full_host(address(host), port) for host in FULL]
    print("ready", flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps({name: asdict(log) for name, log in logs.items()}), flush=True)
    del full


def _full_host(name: str, port: int) -> list[socket.socket]:
    listener = socket.create_server((name, port), backlog=0)
    waiting = []
    for _ in range(3):
        client = socket.socket()
        client.setblocking(False)
        with suppress(BlockingIOError):
            client.connect((name, port))
        waiting.append(client)
    return [listener, *waiting]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, required=True)
    asyncio.run(serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
