"""The site as systemd would run it: a web server and two workers, begun again."""

import os
import signal
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

from tests.boligsocial.deployment.components.machines import Machine

# As the units of server/ have it.
RESTART_SECONDS = 2
WATCH_SECONDS = 0.2
NAMES = ("web", "worker-0", "worker-1")


class Served:
    """The processes of one machine; what has ended begins again."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._running: dict[str, subprocess.Popen] = {}
        self._stopping = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self.begun_again = dict.fromkeys(NAMES, 0)

    def start(self) -> None:
        self._running["web"] = self.machine.start_web()
        for name in NAMES[1:]:
            self._running[name] = self.machine.start_worker(name)
        self._watcher.start()

    def stop(self) -> None:
        self._stopping.set()
        self._watcher.join(60)
        self.machine.stop()

    def kill(self, name: str) -> None:
        """End all of a service with SIGKILL: the server and what it has begun."""
        process = self._running[name]
        # It may have been on its way out already.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    def kill_child(self, number: int) -> None:
        """End one of gunicorn's own workers with SIGKILL."""
        children = self.children()
        if children:
            os.kill(children[number % len(children)], signal.SIGKILL)

    def children(self) -> list[int]:
        """Return the ids of gunicorn's workers."""
        server = self._running["web"].pid
        path = Path(f"/proc/{server}/task/{server}/children")
        return [int(pid) for pid in path.read_text().split()] if path.exists() else []

    def memory(self) -> int:
        """Return the bytes that all processes hold and share with no other."""
        pids = [*self.children(), *(process.pid for process in self._running.values())]
        return sum(map(_private_bytes, pids))

    def _watch(self) -> None:
        while not self._stopping.wait(WATCH_SECONDS):
            for name, process in self._running.items():
                if process.poll() is None:
                    continue
                self.begun_again[name] += 1
                if self._stopping.wait(RESTART_SECONDS):
                    return
                # As systemd ends what is left of a service.
                self.kill(name)
                self._running[name] = self._begin(name)

    def _begin(self, name: str) -> subprocess.Popen:
        if name == "web":
            return self.machine.begin_web()
        return self.machine.start_worker(name)


def _private_bytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    kilobytes = [line.split()[1] for line in lines if line.startswith("Private_")]
    return sum(map(int, kilobytes)) * 1024
