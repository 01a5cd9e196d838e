"""The site as systemd would run it: a web server and two workers, begun again."""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import os
import signal
import subprocess
import threading
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from tests.boligsocial.deployment.components.machines import Machine

# As the units of server/ have it.
RESTART_SECONDS = 2
WATCH_SECONDS = 0.2
NAMES = ("web", "worker-0", "worker-1")
READY_SECONDS = 180


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
            self._running[name] = self._begin(name)
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
            process.wait()

    def kill_child(self, number: int) -> None:
        """End one of gunicorn's own workers with SIGKILL."""
        children = self.children()
        if children:
            os.kill(children[number % len(children)], signal.SIGKILL)

    def kill_worker(self, number: int) -> list[str]:
        """End a worker with SIGKILL, once it runs; return the tasks it had in hand."""
        name = NAMES[1 + number]
        self._await(lambda: self._running[name].poll() is None, name)
        worker = self._worker_id(number)
        self.kill(name)
        return self._tasks(worker)

    def tasks_of(self, number: int) -> list[str]:
        """Return the tasks that a worker has in hand."""
        return self._tasks(self._worker_id(number))

    def children(self) -> list[int]:
        """Return the ids of gunicorn's workers."""
        server = self._running["web"].pid
        path = Path(f"/proc/{server}/task/{server}/children")
        return [int(pid) for pid in path.read_text().split()] if path.exists() else []

    def await_children(self) -> None:
        """Return when gunicorn has as many workers as it should."""
        wanted = int(self.machine.environment["WEB_CONCURRENCY"])
        # It begins another when it has seen one end.
        time.sleep(WATCH_SECONDS)
        self._await(lambda: len(self.children()) == wanted, "gunicorn's workers")

    def await_ready(self) -> None:
        """Return when the site answers, with its database."""
        self._await(self._is_ready, "/readyz")

    def memory(self) -> dict[str, int]:
        """Return the bytes that each process holds and shares with no other."""
        web = {f"web process {n}": pid for n, pid in enumerate(self.children())}
        services = {name: process.pid for name, process in self._running.items()}
        return {name: _private_bytes(pid) for name, pid in (services | web).items()}

    def _is_ready(self) -> bool:
        try:
            urllib.request.urlopen(  # noqa: S310
                f"{self.machine.url}/readyz", timeout=10
            ).close()
        except OSError:
            return False
        return True

    def _await(self, is_there, what: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not is_there():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{what} did not come back.")
            time.sleep(0.1)

    def _watch(self) -> None:
        while not self._stopping.wait(WATCH_SECONDS):
            for name, process in self._running.items():
                if process.poll() is None:
                    continue
                if self._stopping.wait(RESTART_SECONDS):
                    return
                # As systemd ends what is left of a service.
                self.kill(name)
                self.begun_again[name] += 1
                self._running[name] = self._begin(name)

    def _begin(self, name: str) -> subprocess.Popen:
        if name == "web":
            return self.machine.begin_web()
        worker = self._worker_id(NAMES.index(name) - 1)
        return self.machine.start_worker(name, "--worker-id", worker)

    def _worker_id(self, number: int) -> str:
        name = NAMES[1 + number]
        return f"{name}, {self.begun_again[name]}"

    def _tasks(self, worker: str) -> list[str]:
        """Return what the queue says that a worker is doing; nothing without database."""
        from django.db import Error, connection
        from django_tasks_db.models import DBTaskResult

        running = DBTaskResult.objects.filter(status="RUNNING")
        try:
            return [_name(row) for row in running if row.worker_ids[-1] == worker]
        except Error:
            connection.close()
            return []


def _name(task) -> str:
    """Return what a task in the queue is called, and which job it is."""
    name = task.task_path.rpartition(".")[2]
    if name != "run_job":
        return name
    [job] = task.args_kwargs["args"]
    return f"job {job}"


def _private_bytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    kilobytes = [line.split()[1] for line in lines if line.startswith("Private_")]
    return sum(map(int, kilobytes)) * 1024
