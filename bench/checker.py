"""The link checker beside a bare loop and other checkers, against a local farm.

    python -m bench.checker [--links 5000] [--concurrency 20] [--rounds 3]
        [--linkchecker PATH] [--lychee PATH]
    python -m bench.checker --politeness 0.2 [--links 600] [--names 3] [--hosts 20]
    python -m bench.checker --memory 5000 25000 100000 [--concurrency 60]

The first compares rates; the second has the hosts of the farm say how they were
asked; the third how much memory a run takes as the register grows. LinkChecker and
lychee are measured when their programs are named.
"""

import argparse
import json
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import checker_others, checker_plan
from bench.checker_processes import Farm, farm, start, watch
from bench.temporary_site import temporary_database

STEPS = "bench.checker_runs"


@dataclass(frozen=True)
class Outcome:
    """What one checker did."""

    checked: int
    wrong: int
    seconds: float
    # On all cores together.
    computed: float
    # In MB, at the highest.
    peak: float
    examples: list[str]

    @property
    def rate(self) -> float:
        return self.checked / self.seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--links", type=int, default=5000)
    parser.add_argument("--concurrency", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--linkchecker", type=Path)
    parser.add_argument("--lychee", type=Path)
    parser.add_argument("--politeness", type=float, metavar="SECONDS")
    parser.add_argument("--names", type=int, default=0, help="of each host")
    parser.add_argument("--hosts", type=int, default=checker_plan.HOSTS)
    parser.add_argument("--memory", type=int, nargs="+", metavar="LINKS")
    options = parser.parse_args()
    # Ended from outside, what it made is removed as it is after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with farm() as running:
        if options.politeness is not None:
            print_politeness(running, options)
        elif options.memory:
            print_memory(running, options)
        else:
            print_rates(running, options)


def print_rates(farm: Farm, options) -> None:
    """Print a line for each checker, measured in turn."""
    planned = list(checker_plan.plan(options.links, farm.port))
    checkers = {"bare aiohttp loop": bare, "this one": ours}
    if options.linkchecker:
        checkers["LinkChecker"] = other(checker_others.LINKCHECKER, options.linkchecker)
    if options.lychee:
        checkers["lychee"] = other(checker_others.LYCHEE, options.lychee)
    outcomes = {name: [] for name in checkers}
    print(f"{options.links} links, {options.concurrency} at once")
    for _ in range(options.rounds):
        for name, check in checkers.items():
            with tempfile.TemporaryDirectory(prefix="boligsocial-bench-") as folder:
                outcome = check(planned, Path(folder), farm, options)
            outcomes[name].append(outcome)
            print(
                f"  {name:20}{outcome.rate:7.1f}/s{outcome.seconds:8.1f} s"
                f"{outcome.wrong:6} wrong",
                flush=True,
            )
            for example in outcome.examples[:3]:
                print(f"    {example}")
    print(
        f"{'median':20}{'links/s':>9}{'of bare':>9}{'ms computed':>13}"
        f"{'peak MB':>9}{'wrong':>7}"
    )
    limit = outcomes["bare aiohttp loop"]
    for name, rounds in outcomes.items():
        rate = statistics.median(outcome.rate for outcome in rounds)
        share = statistics.median(
            one.rate / other.rate for one, other in zip(rounds, limit, strict=True)
        )
        computed = statistics.median(
            outcome.computed / outcome.checked * 1000 for outcome in rounds
        )
        peak = max(outcome.peak for outcome in rounds)
        wrong = max(outcome.wrong for outcome in rounds)
        print(f"{name:20}{rate:9.1f}{share:9.0%}{computed:13.2f}{peak:9.0f}{wrong:7}")


def print_politeness(farm: Farm, options) -> None:
    """Print how the hosts were asked; end with 1 when one was asked impolitely."""
    pause = options.politeness
    planned = list(
        checker_plan.plan(
            options.links, farm.port, names=options.names, hosts=options.hosts
        )
    )
    with tempfile.TemporaryDirectory(prefix="boligsocial-bench-") as folder:
        outcome = ours(planned, Path(folder), farm, options, pause=pause)
    hosts = [log for log in farm.seen().values() if log["requests"]]
    shortest = min(log["shortest_pause"] for log in hosts if log["shortest_pause"])
    most_open = max(log["most_open"] for log in hosts)
    most_asked = max(log["most_asked"] for log in hosts)
    requests = sum(log["requests"] for log in hosts)
    print(
        f"{outcome.checked} links, {requests} requests to {len(hosts)} hosts with"
        f" {options.names or 1} names each in {outcome.seconds:.0f} s"
        f" ({outcome.rate:.1f} links/s); {outcome.wrong} wrong\n"
        f"pause asked for: {pause} s, shortest one seen: {shortest:.3f} s\n"
        f"most connections that a host had at once: {most_open}\n"
        f"most requests that a host had at once: {most_asked}"
    )
    if shortest < pause or most_open > 1 or most_asked > 1:
        sys.exit("A host was asked impolitely.")


def print_memory(farm: Farm, options) -> None:
    """Print what runs of different lengths take, and how that grows on the way."""
    print(f"{options.concurrency} at once; MB, and in brackets those not of a file")
    for count in options.memory:
        planned = list(checker_plan.plan(count, farm.port, fastest=5, slowest=20))
        with (
            tempfile.TemporaryDirectory(prefix="boligsocial-bench-") as name,
            database(planned, folder := Path(name), farm) as environment,
        ):
            seen, peak, wrong = check(folder, environment, options)
        way = ", ".join(_megabytes(note[1:]) for note in seen["notes"][::4])
        print(
            f"{count:8} links, {seen['checked'] / seen['seconds']:.0f}/s,"
            f" {wrong['wrong']} wrong: {_megabytes(seen['base'])} before,"
            f" {peak:.0f} at most; on the way {way}",
            flush=True,
        )
        for example in wrong["examples"][:3]:
            print(f"    {example}")


def ours(planned: list, folder: Path, farm: Farm, options, pause=0.0) -> Outcome:
    """Check the links with the site's own checker, into a database of its own."""
    with database(planned, folder, farm) as environment:
        seen, peak, judged = check(folder, environment, options, pause)
    return Outcome(
        seen["checked"],
        judged["wrong"],
        seen["seconds"],
        seen["computed"],
        peak,
        judged["examples"],
    )


def check(
    folder: Path, environment: dict, options, pause: float = 0
) -> tuple[dict, float, dict]:
    """Run the site's checker; return what it says, its peak in MB, what was wrong."""
    seen, peak = run_step("ours", folder, environment, options, pause)
    return seen, peak, run_step("judge", folder, environment, options)[0]


def bare(planned: list, folder: Path, farm: Farm, options) -> Outcome:
    """Check the links with aiohttp alone."""
    write_links(planned, folder, farm)
    seen, peak = run_step("bare", folder, {}, options)
    return Outcome(
        seen["checked"],
        seen["wrong"],
        seen["seconds"],
        seen["computed"],
        peak,
        seen["examples"],
    )


def other(program: checker_others.Program, path: Path):
    """Return a function that checks the links with somebody else's program."""

    def check(planned: list, folder: Path, farm: Farm, options) -> Outcome:
        links = folder / "links.txt"
        links.write_text("".join(f"{link.url}\n" for link in planned))
        command = [path, *program.arguments(links, options.concurrency)]
        with links.open() as stdin:
            process = start(command, stdin=stdin, stderr=subprocess.DEVNULL)
            output, seconds, peak, computed = watch(process)
        wrong = program.wrong(output, planned)
        return Outcome(len(planned), len(wrong), seconds, computed, peak, wrong)

    return check


@contextmanager
def database(planned: list, folder: Path, farm: Farm) -> Iterator[dict[str, str]]:
    """Yield the environment of a new database that holds the links."""
    write_links(planned, folder, farm)
    with temporary_database(folder) as url:
        environment = {"DATABASE_URL": url, "VAR_DIR": str(folder)}
        run_step("prepare", folder, environment)
        yield environment


def write_links(planned: list, folder: Path, farm: Farm) -> None:
    links = [[link.url, link.problem] for link in planned]
    (folder / "links.json").write_text(json.dumps(links))
    (folder / "port").write_text(str(farm.port))


def run_step(
    step: str, folder: Path, environment: dict, options=None, pause: float = 0
) -> tuple[dict, float]:
    """Run a step; return what it printed, and its peak in MB."""
    command = [sys.executable, "-m", STEPS, step, str(folder), "--pause", str(pause)]
    if options:
        command += ["--concurrency", str(options.concurrency)]
    output, _, peak, _ = watch(start(command, **environment))
    return json.loads(output), peak


def _megabytes(memory: list[int]) -> str:
    resident, own = memory
    return f"{resident / 1024:.0f} ({own / 1024:.0f})"


if __name__ == "__main__":
    main()
