"""A site of its own for one measurement, with production's settings, on loopback.

Everything lies in a temporary folder that is removed with the site. When
DATABASE_URL is an address of PostgreSQL, the site gets a new database on that
server, with a name of its own, which is dropped again; the one that DATABASE_URL
names is never opened. Otherwise the database is a SQLite file in the folder.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.core.management import call_command
from django.db import connections

from boligsocial.deployment.serve import ROOT, end_with_parent

WORKERS = 2
START_SECONDS = 60
STOP_SECONDS = 20
SITE = "boligsocial.wsgi:application"


@dataclass(frozen=True)
class TemporarySite:
    """A site that is ready to be served, or to be asked within this process."""

    folder: Path
    port: int

    @property
    def host(self) -> str:
        """The host that the site is known by, with its port."""
        return f"localhost:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"


@contextmanager
def temporary_site(*, demo: bool, keeps_pages: bool = False) -> Iterator[TemporarySite]:
    """Prepare a site and set Django up for it in this process; remove it afterwards.

    With `demo` it has the demo's content. Its pictures get their sizes when a page
    is first asked for. Unless it `keeps_pages`, each is made each time, which is what
    most measure. Works once in a process, as Django does.
    """
    # Ended from outside, the site is removed as it is after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with (
        tempfile.TemporaryDirectory(prefix="boligsocial-bench-") as name,
        temporary_database(Path(name)) as database_url,
    ):
        site = TemporarySite(Path(name), free_port())
        os.environ.update(site_environment(site, database_url, keeps_pages))
        django.setup()
        try:
            with (site.folder / "prepare.log").open("w") as log:
                call_command("prepare", stdout=log)
                _open_to_everybody()
                if demo:
                    call_command("load_demo", stdout=log)
            yield site
        finally:
            connections.close_all()


def _open_to_everybody() -> None:
    """Open a site that begins closed, as one in which there is nothing does."""
    from wagtail.models import Site  # noqa: PLC0415

    from pages.opening import open_site  # noqa: PLC0415

    open_site(Site.objects.get(is_default_site=True))


def site_environment(
    site: TemporarySite, database_url: str, keeps_pages: bool
) -> dict[str, str]:
    """Return what production's settings read, whatever the shell holds for others."""
    return {
        "DJANGO_SETTINGS_MODULE": "boligsocial.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SITE_URL": site.url,
        "ALLOWED_HOSTS": "",
        "VAR_DIR": str(site.folder),
        "DATABASE_URL": database_url,
        "CACHE_URL": "",
        "PAGE_CACHE_MB": "64" if keeps_pages else "0",
        "DEMO": "true",
        "MEDIA_STORAGE": "local",
        "EMAIL_URL": "dummymail://",
        "DEFAULT_FROM_EMAIL": "website@localhost",
        "TRUSTED_PROXY": "",
        "DEBUG": "",
        "DJANGO_DEBUG": "",
        # This process's own requests would be logged between the figures.
        "LOG_LEVEL": "WARNING",
    }


@contextmanager
def temporary_database(folder: Path) -> Iterator[str]:
    """Yield the address of a new, empty database."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    # Whichever driver Django finds; there are settings by the time it is asked for.
    from django.db.backends.postgresql.base import Database  # noqa: PLC0415

    name = f"boligsocial_bench_{secrets.token_hex(6)}"
    address = urlsplit(server)
    with closing(Database.connect(address._replace(path="/postgres").geturl())) as made:
        made.autocommit = True
        run = made.cursor().execute
        run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            yield address._replace(path=f"/{name}").geturl()
        finally:
            run(f"DROP DATABASE {name} WITH (FORCE)")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def gunicorn(
    application: str, port: int, log: Path, options: Sequence[str] = (), **environment
) -> Iterator[int]:
    """Serve `application` with the site's gunicorn settings, and WORKERS processes.

    Yields the id of gunicorn's own process, whose children the workers are.
    """
    command = [sys.executable, "-m", "gunicorn", application]
    command += ["--config", "python:boligsocial.deployment.gunicorn_settings"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    # A worker that starts afresh in the middle would be measured with the pages.
    command += ["--max-requests", "0", *options]
    shell = os.environ | {"LOG_LEVEL": "INFO"} | environment
    with running(
        command, port, log, cwd=ROOT, env=shell, start_new_session=True
    ) as server:
        yield server


@contextmanager
def running(command: list[str], port: int, log: Path, **options) -> Iterator[int]:
    """Run a server until it listens at `port`, and end it afterwards; yield its id."""
    with log.open("wb") as output:
        server = subprocess.Popen(  # noqa: S603
            command,
            stdout=output,
            stderr=output,
            preexec_fn=end_with_parent,  # noqa: PLW1509 - no thread runs yet
            **options,
        )
    try:
        await_listener(server, port, log)
        yield server.pid
    finally:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def await_listener(server: subprocess.Popen, port: int, log: Path) -> None:
    """Return when the server takes connections; end, with its log, if it does not."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"{server.args[0]} did not start:\n{log.read_text()}")


def workers_seconds(server: int) -> float:
    """Return what gunicorn's workers have computed so far, on one core; 0 off Linux."""
    ticks = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The fields after the name, which may hold anything.
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # ended meanwhile
        if int(fields[1]) == server:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
