"""Machines of one site, each with a folder, a web server and workers of its own."""

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from django.db.backends.postgresql.base import Database

from boligsocial.deployment.serve import end_with_parent
from tests.boligsocial.deployment.components.furnish import KNOWN, PASSWORD
from tests.boligsocial.deployment.proxies import Visitor, free_port
from tests.databases import create_database, database_beside, drop_database
from tests.staff_over_http import StaffSession

ROOT = Path(__file__).resolve().parents[4]
START_SECONDS = 120
FURNISHED = "boligsocial_components"
SITE_HOST = "localhost"


@dataclass
class Machine:
    """One machine of a site; `overrides` are variables of its environment."""

    folder: Path
    database: str
    port: int
    secret_key: str
    overrides: dict[str, str] = field(default_factory=dict)
    # For what is started alone, and not for commands.
    of_processes: dict[str, str] = field(default_factory=dict)
    processes: list[subprocess.Popen] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{SITE_HOST}:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """All that production reads, whatever the shell holds for others."""
        return {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "boligsocial.settings.production",
            "SECRET_KEY": self.secret_key,
            # All the machines answer under one name.
            "SITE_URL": f"http://{SITE_HOST}",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self.database,
            # So that the migrated database of the tests will do.
            "DEMO": "true",
            "EMAIL_URL": f"filemail:///{self.folder / 'mail'}",
            "DEFAULT_FROM_EMAIL": "website@localhost",
            "LINK_ARCHIVE_API": "",
            "WEB_CONCURRENCY": "1",
        } | self.overrides

    def run(self, *command: str) -> str:
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
        return ended.stdout

    def start_web(self, **overrides: str) -> subprocess.Popen:
        """Return the web server once it answers."""
        server = self.begin_web(**overrides)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and server.poll() is None:
            try:
                urllib.request.urlopen(  # noqa: S310
                    f"{self.url}/healthz", timeout=5
                ).close()
            except OSError:
                time.sleep(0.1)
            else:
                return server
        raise AssertionError(self.log("web"))

    def begin_web(self, **overrides: str) -> subprocess.Popen:
        return self.start(
            "web",
            *("-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}"),
            *("--config", "python:boligsocial.deployment.gunicorn_settings"),
            **overrides,
        )

    def start_worker(
        self, name: str = "worker", *options: str, **overrides: str
    ) -> subprocess.Popen:
        return self.start(
            name,
            *("manage.py", "db_worker", "--backend", "background"),
            *("--queue-name", "*", "--interval", "0.2", "--no-startup-delay"),
            *options,
            **overrides,
        )

    def work_off_the_queue(self) -> None:
        """Let a worker do all that is due."""
        command = ("manage.py", "db_worker", "--backend", "background", "--batch")
        self.run(sys.executable, *command, "--queue-name", "*", "--no-startup-delay")

    def start(self, name: str, *arguments: str, **overrides: str) -> subprocess.Popen:
        with (self.folder / f"{name}.log").open("ab") as output:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=self.environment | self.of_processes | overrides,
                stdout=output,
                stderr=output,
                preexec_fn=end_with_parent,  # noqa: PLW1509
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def id_of(self, name: str) -> int:
        """Return the id of something that `furnish` has made."""
        return json.loads((self.folder / KNOWN).read_text())[name]

    def rows(self, query: str) -> list[tuple]:
        """Ask the site's database; nothing is changed unless the question does."""
        with closing(Database.connect(self.database)) as connection:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute(query)
            return cursor.fetchall() if cursor.description else []

    def visitor(self) -> Visitor:
        return Visitor(self.port)

    def staff(self, username: str) -> StaffSession:
        """Return the browser of somebody who has signed in at this machine."""
        session = StaffSession(self.url)
        session.sign_in(username, PASSWORD)
        return session

    def stop(self) -> None:
        """End what has been started here."""
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.processes.clear()


def furnished(folder: Path, port: int, template: str) -> Machine:
    """Return a machine that nobody starts, and of which others are copies.

    Its database begins like `template`, one that has been migrated.
    """
    machine = Machine(
        folder, database_beside(folder, FURNISHED), port, secrets.token_urlsafe(64)
    )
    if not (folder / "furnished").exists():
        folder.mkdir()
        create_database(machine.database, template=template)
        machine.run(
            sys.executable, "-m", "tests.boligsocial.deployment.components.furnish"
        )
        (folder / "furnished").touch()
    return machine


def copy(original: Machine, folder: Path, port: int, **overrides: str) -> Machine:
    """Return the first machine of a new site, with a database like the original's."""
    shutil.copytree(original.folder, folder)
    database = database_beside(folder, f"{FURNISHED}_{secrets.token_hex(4)}")
    create_database(database, template=original.database)
    return Machine(folder, database, port, original.secret_key, overrides)


def another(first: Machine, folder: Path) -> Machine:
    """Return one more machine of a site, with static files like the first one's."""
    static = "static"
    shutil.copytree(first.folder / static, folder / static)
    shutil.copy(first.folder / KNOWN, folder)
    return Machine(
        folder, first.database, free_port(), first.secret_key, first.overrides
    )


def remove(machine: Machine) -> None:
    """Delete the site of a machine; that its others have stopped is for the caller."""
    machine.stop()
    drop_database(machine.database)
    shutil.rmtree(machine.folder, ignore_errors=True)
