"""Visitors that ask for one page over and over, and what they were kept waiting.

Plain sockets with keep-alive, and the least of HTTP that reads an answer: a
client that parses headers properly costs as much as a small view.
"""

import gzip
import re
import socket
import threading
import time
from dataclasses import dataclass

# A connection stays with the worker that took it. Made anew now and then, they
# spread over the workers, however the first ones fell.
REQUESTS_PER_CONNECTION = 20
TIMEOUT = 30

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_GZIPPED = re.compile(rb"\r\ncontent-encoding: *gzip", re.IGNORECASE)


@dataclass(frozen=True)
class Address:
    """A page on a local server, and the encoding in which it is asked for."""

    port: int
    host: str
    path: str
    encoding: str = "identity"

    @property
    def request(self) -> bytes:
        return (
            f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\n"
            f"Accept-Encoding: {self.encoding}\r\n\r\n"
        ).encode("ascii")


@dataclass(frozen=True)
class Load:
    """What some visitors met: each one's waits, all sorted, in milliseconds."""

    waits: list[float]
    seconds: float
    client_seconds: float

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.waits) / self.seconds

    def percentile(self, percent: float) -> float:
        return self.waits[
            min(len(self.waits) - 1, int(len(self.waits) * percent / 100))
        ]


def fetch(address: Address) -> bytes:
    """Return the body of one answer, unpacked."""
    head, body = answer(address)
    return gzip.decompress(body) if _GZIPPED.search(head) else body


def answer(address: Address) -> tuple[bytes, bytes]:
    """Return head and body of one answer, as they were sent."""
    with _connect(address) as connection:
        connection.sendall(address.request)
        return _read_answer(connection)


def visit(address: Address, visitors: int, seconds: float) -> Load:
    """Let `visitors` ask for the page for `seconds`, each again when answered."""
    waits: list[list[float]] = [[] for _ in range(visitors)]
    errors: list[Exception] = []
    began, client_began = time.perf_counter(), time.process_time()
    deadline = began + seconds

    def ask(mine: list[float]) -> None:
        try:
            _ask_until(deadline, address, mine)
        except (OSError, ValueError) as error:
            errors.append(error)

    threads = [threading.Thread(target=ask, args=[mine]) for mine in waits]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return Load(
        sorted(wait for mine in waits for wait in mine),
        time.perf_counter() - began,
        time.process_time() - client_began,
    )


def _ask_until(deadline: float, address: Address, waits: list[float]) -> None:
    request = address.request
    while time.perf_counter() < deadline:
        with _connect(address) as connection:
            for _ in range(REQUESTS_PER_CONNECTION):
                began = time.perf_counter()
                connection.sendall(request)
                _read_answer(connection)
                ended = time.perf_counter()
                waits.append((ended - began) * 1000)
                if ended > deadline:
                    break


def _connect(address: Address) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", address.port), TIMEOUT)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _read_answer(connection: socket.socket) -> tuple[bytes, bytes]:
    """Return head and body; raise ValueError unless it is a 200 of known length."""
    received = b""
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += _receive(connection)
    head = received[:end]
    length = _LENGTH.search(head)
    if not head.startswith(b"HTTP/1.1 200") or length is None:
        raise ValueError(head.decode("latin-1"))
    parts, missing = [received[end + 4 :]], int(length[1]) - len(received) + end + 4
    while missing > 0:
        parts.append(_receive(connection))
        missing -= len(parts[-1])
    return head, b"".join(parts)


def _receive(connection: socket.socket) -> bytes:
    data = connection.recv(1 << 18)
    if not data:
        raise ConnectionError("The server closed the connection in an answer.")
    return data
