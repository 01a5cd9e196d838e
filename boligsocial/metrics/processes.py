"""What the processes of the web server take of the machine, under the usual names.

The collector that comes with prometheus_client sees the process alone that is asked, and
nothing where /proc has no `stat`, as with systemd's ProcSubset=pid.
"""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

_PROC = Path("/proc")


@dataclass(frozen=True)
class Taken:
    """What one process takes. `cpu` has that of its children which have ended, too."""

    cpu: float
    memory: int
    # Seconds since the machine was started.
    began: float
    files: int
    most_files: float


def process_figures(pids: Iterable[int]) -> Iterator[Metric]:
    """Yield what the processes take together, the first of which is the oldest."""
    taken = []
    for pid in pids:
        # It may have ended since; off Linux there is nothing to be read.
        with suppress(OSError):
            taken.append(_taken_by(_PROC / str(pid)))
    if not taken:
        return
    yield CounterMetricFamily(
        "process_cpu_seconds",
        "Seconds of one core that the web server and all its workers have computed.",
        sum(each.cpu for each in taken),
    )
    yield GaugeMetricFamily(
        "process_resident_memory_bytes",
        "Resident memory of the web server's processes; what they share counts for each.",
        sum(each.memory for each in taken),
    )
    since_boot = time.clock_gettime(time.CLOCK_BOOTTIME)
    yield GaugeMetricFamily(
        "process_start_time_seconds",
        "When the web server was started, in seconds since 1970.",
        time.time() - since_boot + taken[0].began,
    )
    yield GaugeMetricFamily(
        "process_open_fds",
        "Files and connections that the fullest of the processes has open.",
        max(each.files for each in taken),
    )
    yield GaugeMetricFamily(
        "process_max_fds",
        "How many each of the processes may have open.",
        min(each.most_files for each in taken),
    )
    yield GaugeMetricFamily(
        "boligsocial_web_processes",
        "Processes of the web server, its own one and its workers.",
        len(taken),
    )


def _taken_by(folder: Path) -> Taken:
    ticks, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    # Numbered as in proc(5), of which what follows the name begins with the third.
    fields = folder.joinpath("stat").read_text().rpartition(")")[2].split()
    number = dict(enumerate(fields, start=3))
    return Taken(
        cpu=sum(int(number[at]) for at in (14, 15, 16, 17)) / ticks,
        memory=int(number[24]) * page,
        began=int(number[22]) / ticks,
        files=sum(1 for _ in (folder / "fd").iterdir()),
        most_files=_most_files(folder),
    )


def _most_files(folder: Path) -> float:
    for line in folder.joinpath("limits").read_text().splitlines():
        if line.startswith("Max open files"):
            return float(line.split()[3].replace("unlimited", "inf"))
    return float("inf")
