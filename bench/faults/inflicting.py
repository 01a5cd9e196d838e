"""What goes wrong, one thing after the other, at moments that a seed decides."""

import os
import random
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.faults.clock import step_clock
from bench.faults.cluster import Cluster
from bench.faults.ledger import Ledger
from bench.faults.served import Served
from tests.boligsocial.deployment.components.mail_servers import MailServer

DISK_BYTES = 400 * 1024 * 1024
FULL_SECONDS = 15
SILENT_SECONDS = 20
STEP_SECONDS = 20
BETWEEN_SECONDS = (4, 12)
HOUR = 3600


class Inflicting:
    """Breaks one thing after the other, and counts how often."""

    def __init__(
        self,
        *,
        served: Served,
        database: Cluster | None,
        mail: MailServer,
        ledger: Ledger,
        seed: int,
        away_seconds: float,
        clock: Path | None,
        disk: Path | None,
    ) -> None:
        self._served, self._database, self._mail = served, database, mail
        self._ledger, self._away_seconds = ledger, away_seconds
        self._clock, self._disk = clock, disk
        self._random = random.Random(seed)  # noqa: S311 - to be the same again
        self.inflicted: Counter = Counter()

    def go_on(self, seconds: float, stop: threading.Event) -> None:
        """Break things for so many seconds, and mend the last one."""
        end = time.monotonic() + seconds
        rare = self._rare()
        self._random.shuffle(rare)
        # Each of what takes long once, spread over the time; kills in between.
        moments = [seconds * (n + 0.5) / len(rare) for n in range(len(rare))]
        began = time.monotonic()
        while time.monotonic() < end and not stop.is_set():
            stop.wait(self._random.uniform(*BETWEEN_SECONDS))
            if rare and time.monotonic() - began > moments[-len(rare)]:
                name, act = rare.pop(0)
            else:
                name, act = self._random.choice(self._kills())
            self.inflicted[name] += 1
            act(name)

    def _kills(self) -> list[tuple[str, Callable]]:
        kills = [
            ("kill a web process", self._kill_child),
            ("kill the web server", lambda name: self._kill(name, "web")),
            ("kill a worker", self._kill_worker),
            ("kill a worker", self._kill_worker),
        ]
        if self._database:
            kills.append(("kill the database", self._kill_database))
        return kills

    def _rare(self) -> list[tuple[str, Callable]]:
        rare = [
            ("mail server silent", self._silence),
            ("mail server gone", self._silence),
        ]
        if self._database:
            rare.append(("database away", self._take_database_away))
        if self._disk:
            rare.append(("disk full", self._fill_disk))
        if self._clock:
            rare += [("clock +1 h", self._step_clock), ("clock -1 h", self._step_clock)]
        return rare

    def _kill_child(self, name: str) -> None:
        self._ledger.fault(name)
        self._served.kill_child(self._random.randrange(8))

    def _kill(self, name: str, service: str) -> None:
        self._ledger.fault(name, lasts=5)
        self._served.kill(service)

    def _kill_worker(self, name: str) -> None:
        self._kill(name, f"worker-{self._random.randrange(2)}")

    def _kill_database(self, name: str) -> None:
        self._ledger.fault(name, lasts=10)
        self._database.kill()
        self._database.start_again()
        self._ledger.fault(f"{name}: back")

    def _take_database_away(self, name: str) -> None:
        self._ledger.fault(name, lasts=self._away_seconds)
        self._database.stop()
        time.sleep(self._away_seconds)
        self._database.start_again()
        self._ledger.fault(f"{name}: back")

    def _fill_disk(self, name: str) -> None:
        self._ledger.fault(name, lasts=FULL_SECONDS)
        ballast = self._disk / "ballast"
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(64 * 1024))
            except OSError:
                pass
        time.sleep(FULL_SECONDS)
        ballast.unlink()

    def _silence(self, name: str) -> None:
        """The mail server is no fault to whoever asks for a page."""
        self._mail.mood = "is silent" if name.endswith("silent") else "turns away"
        time.sleep(SILENT_SECONDS)
        self._mail.mood = "takes"

    def _step_clock(self, name: str) -> None:
        self._ledger.fault(name, lasts=STEP_SECONDS)
        step_clock(self._clock, HOUR if "+" in name else -HOUR)
        time.sleep(STEP_SECONDS)
        step_clock(self._clock, 0)
        self._ledger.fault(f"{name}: back")


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """Mount a small disk at a new `folder` where this user may, else only make it."""
    folder.mkdir()
    size = f"size={DISK_BYTES}"
    is_mounted = (
        os.geteuid() == 0
        and not subprocess.run(  # noqa: S603
            ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)],  # noqa: S607
            check=False,
            capture_output=True,
        ).returncode
    )
    try:
        yield folder if is_mounted else None
    finally:
        if is_mounted:
            command = ["umount", "--lazy", str(folder)]
            subprocess.run(command, check=True)  # noqa: S603
