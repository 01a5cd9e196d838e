"""A proxy in front of the site, started for one test."""

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

PATIENCE = 20


@dataclass(frozen=True)
class Answered:
    """What a visitor got."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks at a port of this machine, and follows nothing."""

    port: int

    def get(self, path: str, method: str = "GET", **headers: str) -> Answered:
        """Ask for `path`; `accept_encoding` is the header Accept-Encoding."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        with closing(connection):
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            response = connection.getresponse()
            return Answered(response.status, response.headers, response.read())


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command: list[str], port: int, **options) -> Iterator[None]:
    """Run a proxy that listens at `port`; fail with its own words when it does not."""
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, **options
    ) as proxy:
        try:
            deadline = time.monotonic() + PATIENCE
            while proxy.poll() is None and time.monotonic() < deadline:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                except OSError:
                    time.sleep(0.05)
                else:
                    break
            else:
                proxy.kill()
                raise AssertionError(proxy.stderr.read())
            yield
        finally:
            proxy.terminate()
            # It would wait for who reads what it says.
            proxy.communicate(timeout=PATIENCE)


def until(condition, seconds: float) -> float:
    """Wait until `condition()` holds; return the seconds, or fail after so many."""
    began = time.monotonic()
    while not condition():
        waited = time.monotonic() - began
        assert waited < seconds, f"not within {seconds} s"
        time.sleep(0.05)
    return time.monotonic() - began
