"""What is left of the work of staff and residents when everything breaks meanwhile.

    python -m bench.faults [--minutes 2] [--seed 1] [--sqlite] [--load [--hurry 1]]

Scripted staff publish through the editor's form, flag, upload and import; residents
read, report and ask for passwords. Meanwhile web server, workers and database are
killed (SIGKILL) at random moments; the database is away; the disk is full; the clock is
set; the mail server is silent, and gone. What was killed begins again after two
seconds, as under systemd. Afterwards all that was answered with success must be there,
once. The site has a PostgreSQL of its own; with --sqlite a file, which nobody kills.

With --load nothing is broken: an hour of it is ten times the busiest hour of a normal
day (`people.NORMAL_HOUR`), times --hurry, and there must be no error and no growth.
Ends with 1 when anything was found. A disk that can be filled needs root, a clock that
can be set a C compiler.
"""

import argparse
import os
import secrets
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import django
from django.db import connections

from bench.faults.clock import stepped_clock
from bench.faults.cluster import Cluster, cluster
from bench.faults.disk import small_disk
from bench.faults.furnish import furnish
from bench.faults.ledger import Ledger
from bench.temporary_site import free_port

# Growth of all processes together that is no growth: pages that they keep come with
# what is read.
GROWTH_MB = 64
SAMPLE_SECONDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=1, help="decides what breaks when")
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--load", action="store_true", help="break nothing; watch")
    parser.add_argument("--hurry", type=float, default=1, help="times the load")
    options = parser.parse_args()
    # PostgreSQL's own user passes through the folder.
    with ExitStack() as stack:
        temporary = tempfile.TemporaryDirectory(prefix="boligsocial-faults-")
        folder = Path(stack.enter_context(temporary))
        folder.chmod(0o755)
        database = None
        if not options.sqlite:
            database = stack.enter_context(cluster(folder / "postgres"))
        sys.exit(run(options, folder, database, stack))


def run(options, folder: Path, database: Cluster | None, stack: ExitStack) -> int:
    """Let people and faults have their time; return how many kinds of harm there are."""
    var = folder / "var"
    prepared = machine_in(var, database, stack, options.load)
    machine, disk, clock, mail = prepared
    environment = machine.environment
    os.environ.clear()
    os.environ.update(environment)
    django.setup()
    known = furnish()
    connections.close_all()

    from bench.faults.audit import calm_down, findings  # noqa: PLC0415
    from bench.faults.inflicting import Inflicting  # noqa: PLC0415
    from bench.faults.people import People  # noqa: PLC0415
    from bench.faults.served import Served  # noqa: PLC0415

    ledger, served = Ledger(), Served(machine)
    served.start()
    stack.callback(served.stop)
    people = People(machine.url, known, ledger, options.seed)
    people.begin(options.hurry if options.load else None)
    seconds = options.minutes * 60
    memory: list[dict[str, int]] = []
    faults = None
    if options.load:
        for _sample in range(round(seconds / SAMPLE_SECONDS)):
            time.sleep(SAMPLE_SECONDS)
            memory.append(served.memory())
    else:
        faults = Inflicting(
            served=served,
            database=database,
            mail=mail,
            ledger=ledger,
            seed=options.seed,
            away_seconds=min(60, seconds / 8),
            clock=clock,
            disk=disk,
        )
        faults.go_on(seconds)
    people.end()
    # Killed with the database, perhaps.
    connections.close_all()
    print_work(ledger, seconds)
    if faults:
        print_faults(faults, ledger, served)
    mail.mood = "takes"
    found = [("the queue never came to rest", [] if calm_down() else ["see below"])]
    found += findings(ledger, people, mail.letters, database is not None)
    if memory:
        found.append(("memory that grew", growth(memory)))
    harm = print_findings(found)
    connections.close_all()
    if harm:
        print("See the logs:", keep_logs(var))
    return bool(harm)


def machine_in(var: Path, database: Cluster | None, stack: ExitStack, is_calm: bool):
    """Return the machine, its disk, its clock's file, and its mail server."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligsocial.settings.test")
    from tests.boligsocial.deployment.components.machines import (  # noqa: PLC0415
        Machine,
    )
    from tests.boligsocial.deployment.components.mail_servers import (  # noqa: PLC0415
        mail_server,
    )

    if is_calm:
        var.mkdir()
    disk = None if is_calm else stack.enter_context(small_disk(var))
    clock, faking = (None, {}) if is_calm else stepped_clock(var.parent)
    mail = stack.enter_context(mail_server())
    url = database.url if database else f"sqlite:///{var / 'db.sqlite3'}"
    overrides = {
        "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}",
        "WEB_CONCURRENCY": "2",
        # Residents come from many addresses.
        "TRUSTED_PROXY": "true",
        "LOG_LEVEL": "WARNING",
        "DEMO": "",
    }
    machine = Machine(var, url, free_port(), secrets.token_urlsafe(64), overrides)
    machine.of_processes = faking
    for what, there in (("A disk to fill", disk), ("A clock to set", clock)):
        if not there and not is_calm:
            print(f"{what} cannot be had here: not tried.")
    return machine, disk, clock, mail


def keep_logs(var: Path) -> Path:
    """Copy the logs to where they outlive the disk; return the folder."""
    logs = Path(tempfile.mkdtemp(prefix="boligsocial-faults-logs-"))
    for file in var.glob("*.log"):
        shutil.copy(file, logs)
    return logs


def print_work(ledger: Ledger, seconds: float) -> None:
    print(f"{'':12}success  no answer or none   median ms    p95 ms   a minute")
    for kind in ledger.seconds:
        took = sorted(ledger.seconds[kind])
        p95 = took[int(len(took) * 0.95)]
        print(
            f"{kind:12}{len(took):7}{len(ledger.unknown[kind]):19}"
            f"{statistics.median(took) * 1000:12.0f}{p95 * 1000:10.0f}"
            f"{len(took) / seconds * 60:11.0f}"
        )
    for (kind, answer), count in sorted(ledger.refusals.items()):
        print(f"  {kind}: {answer}: {count}")


def print_faults(faults, ledger: Ledger, served) -> None:
    print()
    for name, count in sorted(faults.inflicted.items()):
        hit = ", ".join(
            f"{kind} {times}"
            for (fault, kind), times in sorted(ledger.windows.items())
            if fault == name
        )
        print(f"{name:24}{count:4}   in the midst of: {hit or 'not looked at'}")
    print(f"kills: {faults.kills}; begun again: {served.begun_again}")


def growth(memory: list[dict[str, int]]) -> list[str]:
    """Return what the last quarter held more than the second, if that is too much."""
    quarter = max(1, len(memory) // 4)
    print(f"\n{'private memory, MB':20}{'at first':>10}{'at last':>10}{'an hour':>10}")
    grown = 0.0
    for name in memory[-1]:
        held = [sample.get(name, 0) / 1e6 for sample in memory]
        early = statistics.median(held[quarter : 2 * quarter] or held)
        late = statistics.median(held[-quarter:])
        grown += late - early
        # Of the second half: what is kept comes with what is read first.
        half = held[len(held) // 2 :]
        hours = [number * SAMPLE_SECONDS / 3600 for number in range(len(half))]
        slope = statistics.linear_regression(hours, half).slope if half[1:] else 0
        print(f"{name:20}{early:10.0f}{late:10.0f}{slope:+10.1f}")
    return [f"{grown:.0f} MB"] if grown > GROWTH_MB else []


def print_findings(found: list[tuple[str, list[str]]]) -> int:
    """Print a line for each thing looked at; return how many were not as they should."""
    print()
    for name, wrong in found:
        print(f"{name:52}{len(wrong):5}")
        for line in wrong[:6]:
            print(f"    {line}")
    return sum(bool(wrong) for _name, wrong in found)


if __name__ == "__main__":
    main()
