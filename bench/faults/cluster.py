"""A PostgreSQL of one's own, which may be killed."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.temporary_site import free_port

START_SECONDS = 120


class Cluster:
    """A cluster in `folder`, run by the user postgres where this one is root."""

    def __init__(self, folder: Path) -> None:
        self._data = folder / "data"
        self._log = folder / "postgres.log"
        self._folder = folder
        self.port = free_port()
        self._bin = max(
            Path("/usr/lib/postgresql").glob("*/bin"),
            key=lambda path: int(path.parent.name),
            default=None,
        )
        if self._bin is None:
            raise SystemExit("PostgreSQL is missing; --sqlite does without.")
        folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run(
            "initdb", "-U", "site", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8"
        )
        self.start()

    @property
    def url(self) -> str:
        return f"postgres://site@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -k {self._folder} -c listen_addresses=127.0.0.1"
        # It is processes that are killed here, and not the machine.
        options += " -c fsync=off"
        started = ("-l", self._log, "-w", "-t", str(START_SECONDS), "-o", options)
        self._run("pg_ctl", *started, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """End the server's own process with SIGKILL, as if it had crashed, and wait.

        Its children end when they notice; it does not start before they have.
        """
        pid = int((self._data / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.05)

    def start_again(self) -> None:
        """Start what was killed; its last processes may still be ending."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.start()
            except subprocess.CalledProcessError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)
            else:
                return

    def _run(self, program: str, *arguments: object) -> None:
        command = [
            str(self._bin / program),
            "-D",
            str(self._data),
            *map(str, arguments),
        ]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(  # noqa: S603
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Run a cluster in a new `folder`, and end it afterwards."""
    made = Cluster(folder)
    try:
        yield made
    finally:
        # It may have been killed last.
        with suppress(subprocess.CalledProcessError):
            made.stop()
