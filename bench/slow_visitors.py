"""What visitors who send and read slowly do to everybody else, without a proxy.

Some hundred connections on loopback drip their headers, drip a body, or take an answer
byte by byte, all within one thread. Meanwhile /healthz and a page are asked for, one
after the other, on new connections. It ends by itself; see bench/README.md.
"""

import argparse
import shlex
import socket
import statistics
import sys
import threading
import time
from contextlib import contextmanager

from bench.temporary_site import SITE, gunicorn, temporary_site

HEALTHY_MS = 100
# Larger than what the kernel takes of an answer before anybody has read it.
LARGE = "images/large.png"
LARGE_BYTES = 8 * 1024 * 1024
DRIP_SECONDS = 1.0
# With a socket that holds little, so that the server has to wait for the reader.
LITTLE = 4096
KINDS = ("headers", "body", "reader")


class Drippers(threading.Thread):
    """Connections that send a byte a second, or read one, until they are told to stop.

    Those that read ask for `path`.
    """

    def __init__(self, port: int, host: str, kind: str, number: int, path: str) -> None:
        super().__init__(daemon=True)
        self.port, self.host, self.kind, self.number = port, host, kind, number
        self.path = path
        self.are_there = threading.Event()
        self.stopped = threading.Event()
        self.open: list[socket.socket] = []
        self.lost = 0

    def beginning(self) -> bytes:
        if self.kind == "headers":
            return f"GET / HTTP/1.1\r\nHost: {self.host}\r\nX-Slow: ".encode()
        if self.kind == "body":
            head = "POST /linkfejl/ HTTP/1.1\r\nHost: {}\r\nContent-Length: 100000\r\n"
            head += "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
            return head.format(self.host).encode()
        return f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\n\r\n".encode()

    def run(self) -> None:
        try:
            for _ in range(self.number):
                self.open.append(self.connect())
            self.are_there.set()
            while not self.stopped.wait(DRIP_SECONDS):
                for connection in list(self.open):
                    self.drip(connection)
        finally:
            for connection in self.open:
                connection.close()

    def connect(self) -> socket.socket:
        connection = socket.socket()
        if self.kind == "reader":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LITTLE)
        connection.settimeout(5)
        connection.connect(("127.0.0.1", self.port))
        connection.sendall(self.beginning())
        connection.setblocking(False)
        return connection

    def drip(self, connection: socket.socket) -> None:
        try:
            if self.kind == "reader":
                alive = connection.recv(1)
            else:
                alive = connection.send(b"x")
        except BlockingIOError:
            return
        except OSError:
            alive = 0
        if not alive:
            self.open.remove(connection)
            connection.close()
            self.lost += 1


@contextmanager
def dripping(port: int, host: str, kind: str, number: int, path: str = "/"):
    """Have so many connections drip meanwhile; yield when all of them are there."""
    drippers = Drippers(port, host, kind, number, path)
    drippers.start()
    try:
        drippers.are_there.wait(30)
        time.sleep(1)
        yield drippers
    finally:
        drippers.stopped.set()
        drippers.join()


def ask(port: int, host: str, path: str, patience: float) -> float:
    """Return after how many milliseconds a whole answer was there; inf if none was."""
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    began = time.perf_counter()
    received = b""
    try:
        with socket.create_connection(("127.0.0.1", port), patience) as connection:
            connection.sendall(request.encode())
            while data := connection.recv(1 << 16):
                received += data
    except OSError:
        return float("inf")
    if not received.startswith(b"HTTP/1.1 200"):
        return float("inf")
    return (time.perf_counter() - began) * 1000


def measure(
    port: int, host: str, path: str, times: int, patience: float
) -> list[float]:
    waits = []
    for _ in range(times):
        waits.append(ask(port, host, path, patience))
        if waits[-1] == float("inf"):
            break  # as long again for each of the others
        time.sleep(0.1)
    return waits


def print_row(*cells: str) -> None:
    print("{:<10}{:>12}{:>12}{:>12}{:>8}".format(*cells), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--patience", type=float, default=5, help="seconds")
    parser.add_argument(
        "--gunicorn", default="", help="options on top of the site's settings"
    )
    options = parser.parse_args()
    added = shlex.split(options.gunicorn)
    slow = 0
    with temporary_site(demo=True) as site:
        large = site.folder / "media" / LARGE
        large.parent.mkdir(parents=True, exist_ok=True)
        large.write_bytes(bytes(LARGE_BYTES))
        print_row("dripping", "healthz", "at most", "home page", "let go")
        for kind in ("nothing", *KINDS):
            number = 0 if kind == "nothing" else options.connections
            log = site.folder / "gunicorn.log"
            with (
                gunicorn(SITE, site.port, log, options=added),
                dripping(
                    site.port, site.host, kind, number, f"/media/{LARGE}"
                ) as drippers,
            ):
                health, page = (
                    measure(site.port, site.host, path, options.times, options.patience)
                    for path in ("/healthz", "/")
                )
            slow += max(health) > HEALTHY_MS
            print_row(
                kind,
                f"{statistics.median(health):.1f} ms",
                f"{max(health):.1f} ms",
                f"{statistics.median(page):.1f} ms",
                str(drippers.lost),
            )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
