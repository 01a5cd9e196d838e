"""The processes of `bench.checker`: the farm, and whatever is measured beside it."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.temporary_site import free_port
from boligsocial.deployment.serve import ROOT, end_with_parent


class Farm:
    """The farm, running in a process of its own."""

    def __init__(self, port: int):
        self.port = port
        self._process = start(
            [sys.executable, "-m", "bench.checker_farm", "--port", str(port)],
            stdin=subprocess.PIPE,
        )
        self._process.stdout.readline()

    def seen(self) -> dict:
        """Return what each host has seen."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()


@contextmanager
def farm() -> Iterator[Farm]:
    running = Farm(free_port())
    try:
        yield running
    finally:
        running.close()


def start(
    command: list, stdin=subprocess.DEVNULL, stderr=None, **environment
) -> subprocess.Popen:
    """Start a process that ends with this one, its output piped."""
    return subprocess.Popen(  # noqa: S603
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        # Ctrl-C reaches this process alone, which then ends them.
        start_new_session=True,
        preexec_fn=end_with_parent,  # noqa: PLW1509 - no thread runs yet
    )


def watch(process: subprocess.Popen) -> tuple[str, float, float, float]:
    """Wait for a process; return its output, seconds, peak MB and computed seconds."""
    peak = 0
    began = time.perf_counter()
    output = []
    reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
    reader.start()
    while True:
        # Read before it is waited for: nothing is left of it afterwards.
        peak = max(peak, _peak(process.pid))
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.05)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    reader.join()
    return output[0], seconds, peak / 1024, used.ru_utime + used.ru_stime


def _peak(pid: int) -> int:
    """Return the most memory that a process has had so far, in kB."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    except OSError:
        pass  # ended meanwhile
    return 0
