"""What goes wrong, one thing after the other, at moments that a seed decides."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.faults.clock import step_clock
from bench.faults.cluster import Cluster
from bench.faults.ledger import Ledger
from bench.faults.served import Served
from tests.boligsocial.deployment.components.mail_servers import MailServer

FULL_SECONDS = 15
SILENT_SECONDS = 20
STEP_SECONDS = 20
HOUR = 3600
# From one kill to the next; what takes longer to come back puts them off.
KILL_EVERY_SECONDS = 8
PEACE_SECONDS = (1, 3)
# So long a kill waits for somebody to send what it is to fall into.
AIM_SECONDS = 6
AIMS = ("publish", "upload", "import", "flag", "report")


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
        # What leaves nothing to be killed.
        self._alone = threading.Lock()
        self._decks: dict[str, list] = {}
        self.inflicted: Counter = Counter()
        self.kills = 0

    def go_on(self, seconds: float) -> None:
        """Break things for so many seconds, and mend the last one."""
        began = time.monotonic()
        rare = threading.Thread(target=self._break_at_length, args=[began, seconds])
        rare.start()
        while (passed := time.monotonic() - began) < seconds:
            ahead = self.kills * KILL_EVERY_SECONDS - passed
            time.sleep(max(ahead, 0) + self._random.uniform(*PEACE_SECONDS))
            with self._alone:
                name, act = self._draw("kill", self._kinds_of_kills())
                self.inflicted[name] += 1
                self.kills += 1
                act(name)
        rare.join()

    def _break_at_length(self, began: float, seconds: float) -> None:
        """Do each of what takes long once, spread over the time."""
        rare = self._rare()
        random.Random(f"{len(rare)}").shuffle(rare)  # noqa: S311
        for number, (name, act) in enumerate(rare):
            moment = began + seconds * (number + 0.5) / len(rare)
            time.sleep(max(moment - time.monotonic(), 0))
            self.inflicted[name] += 1
            act(name)

    def _draw(self, deck: str, cards: list):
        """Return one of the cards; each comes as often as the others."""
        left = self._decks.setdefault(deck, [])
        if not left:
            left += cards
            self._random.shuffle(left)
        return left.pop()

    def _kinds_of_kills(self) -> list[tuple[str, Callable]]:
        kills = [
            ("kill a web process", self._kill_child),
            ("kill the web server", self._kill_web),
            ("kill a worker", self._kill_worker),
            ("kill a worker at work", self._kill_worker_at_work),
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

    def _take_aim(self, name: str) -> None:
        """Wait until somebody has sent something, and for a part of its answer."""
        takes = self._ledger.await_sending(self._draw(name, list(AIMS)), AIM_SECONDS)
        time.sleep(self._random.uniform(0, takes))

    def _kill_child(self, name: str) -> None:
        self._take_aim(name)
        with self._ledger.broken(name):
            self._served.kill_child(self._random.randrange(8))
            self._served.await_children()

    def _kill_web(self, name: str) -> None:
        self._take_aim(name)
        with self._ledger.broken(name):
            self._served.kill("web")
            self._served.await_ready()

    def _kill_worker(self, name: str) -> None:
        """Nobody who asks for a page is to notice."""
        self._kill_and_note(name, self._random.randrange(2))

    def _kill_worker_at_work(self, name: str) -> None:
        number = self._random.randrange(2)
        deadline = time.monotonic() + AIM_SECONDS
        while time.monotonic() < deadline and not self._served.tasks_of(number):
            time.sleep(0.02)
        self._kill_and_note(name, number)

    def _kill_and_note(self, name: str, number: int) -> None:
        task_of = self._served.kill_worker(number)
        for task in task_of or ["no task"]:
            self._ledger.hit(name, task)

    def _kill_database(self, name: str) -> None:
        self._take_aim(name)
        with self._ledger.broken(name):
            self._database.kill()
            self._database.start_again()
            self._served.await_ready()

    def _take_database_away(self, name: str) -> None:
        with self._alone, self._ledger.broken(name):
            self._database.stop()
            time.sleep(self._away_seconds)
            self._database.start_again()
            self._served.await_ready()

    def _fill_disk(self, name: str) -> None:
        with self._alone, self._ledger.broken(name):
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
        with self._ledger.broken(name):
            step_clock(self._clock, HOUR if "+" in name else -HOUR)
            time.sleep(STEP_SECONDS)
            step_clock(self._clock, 0)
