"""The demo site under gunicorn with production settings, for a browser to visit.

Prepared once, as bin/serve does it; a journey that changes something runs on a copy,
which is then made what it was for the next one.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.databases import create_database, database_beside, drop_database

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
PREPARED = "boligsocial_browser"


@dataclass
class ServedSite:
    """A site with a folder, a database and a port of its own."""

    folder: Path
    database: str
    port: int
    server: subprocess.Popen | None = None
    # One for the server and its worker: what one signs, the other reads.
    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(64))

    @classmethod
    def prepared(
        cls, folder: Path, *command: str, model: "ServedSite | None" = None
    ) -> "ServedSite":
        """Return the site in `folder`, made from `model` by `command` if it is not yet.

        `command` is what Python is to run. The database stays: on PostgreSQL the next
        run replaces it.
        """
        database = database_beside(folder, f"{PREPARED}_{folder.name}")
        site = cls(folder, database, free_port())
        done = folder.with_suffix(".done")
        if not done.exists():
            if model:
                site._take_over(model)
            else:
                folder.mkdir()
                create_database(database)
            site.run(sys.executable, *command)
            done.touch()
        return site

    @classmethod
    def migrated(cls, folder: Path) -> "ServedSite":
        """Return a site whose tables are there, and nothing in them."""
        return cls.prepared(folder, "manage.py", "migrate", "--verbosity=0")

    def _take_over(self, model: "ServedSite") -> None:
        shutil.copytree(model.folder, self.folder)
        create_database(self.database, template=model.database)

    def copy(self, folder: Path, port: int) -> "ServedSite":
        """Return a site like this one at that port; this one must not run."""
        database = database_beside(folder, f"{PREPARED}_{secrets.token_hex(4)}")
        site = ServedSite(folder, database, port)
        site._take_over(self)
        if port != self.port:
            # What it is called at stands in its database.
            site.run(sys.executable, "manage.py", "prepare")
        return site

    def become(self, model: "ServedSite") -> None:
        """Have what `model` has, whatever was changed here; this site runs afterwards.

        gunicorn goes on with another worker, which knows nothing of what was: it takes
        seconds to start, and a worker of it the fraction of one. `model` is at the same
        address, and does not run.
        """
        running = self.server is not None
        if running:
            self.server.send_signal(signal.SIGSTOP)
            for worker in self._workers():
                os.kill(worker, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)
        self._take_over(model)
        if running:
            self.server.send_signal(signal.SIGCONT)
            self._wait()
        else:
            self.start()

    def _workers(self) -> list[int]:
        pid = self.server.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return list(map(int, children.split()))

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "boligsocial.settings.production",
            "SECRET_KEY": self.secret_key,
            "SITE_URL": self.url,
            "ALLOWED_HOSTS": "",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self.database,
            "CACHE_URL": "",
            "DEMO": "true",
            "MEDIA_STORAGE": "local",
            "EMAIL_URL": f"filemail:///{self.folder / 'mail'}",
            "DEFAULT_FROM_EMAIL": "website@localhost",
            "TRUSTED_PROXY": "",
            "DEBUG": "",
            "DJANGO_DEBUG": "",
            "LOG_LEVEL": "WARNING",
            "WEB_CONCURRENCY": "1",
        }

    def run(self, *command: str) -> None:
        """Run a program in the site's environment; what it printed when it fails."""
        ended = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr

    def start(self) -> None:
        """Return when the site answers."""
        with self._log.open("wb") as output:
            self.server = subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn"),
                    *("--config", "python:boligsocial.deployment.gunicorn_settings"),
                    *("--bind", f"127.0.0.1:{self.port}"),
                ],
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=output,
            )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.server.poll() is None:
            try:
                urllib.request.urlopen(  # noqa: S310
                    f"{self.url}/readyz", timeout=5
                ).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.stop()
        raise AssertionError(self._log.read_text())

    @property
    def _log(self) -> Path:
        return self.folder.with_suffix(".log")

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(30)
            self.server = None

    def remove(self) -> None:
        """Delete everything the site has made."""
        self.stop()
        drop_database(self.database)
        shutil.rmtree(self.folder)


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
