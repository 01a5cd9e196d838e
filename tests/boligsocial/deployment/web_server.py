"""The web server as docs/operations.md starts it, for as long as a test lasts."""

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.boligsocial.deployment.proxies import Visitor, free_port, until

PATIENCE = 30


@dataclass(frozen=True)
class WebServer(Visitor):
    """A server of this machine, without a proxy."""

    process: subprocess.Popen
    folder: Path

    @property
    def host(self) -> str:
        return f"localhost:{self.port}"

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def say(self, sent: bytes) -> bytes:
        """Send just these bytes; return all that comes until the server is done."""
        with self.connect() as connection:
            connection.sendall(sent)
            return all_of(connection)

    def ask(self, *lines: str, body: bytes = b"", host: bool = True) -> bytes:
        """Send a request of these lines, and return all that comes."""
        given = [*lines, *([f"Host: {self.host}"] if host else []), "", ""]
        return self.say("\r\n".join(given).encode("latin-1") + body)

    def log(self) -> str:
        return (self.folder / "web.log").read_text()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)


def all_of(connection: socket.socket) -> bytes:
    """Return all that the other side sends until it ends."""
    return b"".join(iter(lambda: connection.recv(1 << 16), b""))


def status_of(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
    return int(found[1]) if found else 0


def echoed(answer: bytes) -> dict:
    """Return what the site was given, from an answer of `answering.echo`."""
    assert status_of(answer) == 200, answer
    return json.loads(answer.partition(b"\r\n\r\n")[2])


@contextmanager
def web_server(folder: Path, *options: str, **environment: str) -> Iterator[WebServer]:
    """Serve the site, in which there is no database, and the views of `answering`."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn"]
    command += ["tests.boligsocial.deployment.answering:application"]
    command += ["--config", "python:boligsocial.deployment.gunicorn_settings"]
    command += ["--bind", f"127.0.0.1:{port}", *options]
    with (folder / "web.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=_environment(folder, port) | environment,
            stdout=log,
            stderr=log,
        )
    server = WebServer(port, process, folder)
    try:
        until(lambda: is_there(server), PATIENCE)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()


def is_there(server: WebServer) -> bool:
    assert server.process.poll() is None, server.log()
    try:
        return server.get("/healthz").status == 200
    except OSError:
        return False


def _environment(folder: Path, port: int) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "boligsocial.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SITE_URL": f"http://localhost:{port}",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "VAR_DIR": str(folder),
        "EMAIL_URL": "dummymail://",
        "DEFAULT_FROM_EMAIL": "hjemmeside@solgavlen.example",
        "TEST_FILE": str(folder / "large"),
    }
