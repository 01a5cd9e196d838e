"""Other people's link checkers, told to do what ours does, and read.

They are asked for the same links with as many at once and the same limits, as far as
they have such options; their own pauses between requests to a host are turned off.
"""

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.checker_plan import Planned


@dataclass(frozen=True)
class Program:
    """How a checker is called, and which links it says do not work."""

    # Given the file with the links, one a line, and how many to ask at once.
    arguments: Callable[[Path, int], list[str]]
    # Given what it prints; returns the links that it calls good.
    good: Callable[[str, Iterable[str]], set[str]]

    def wrong(self, output: str, planned: list[Planned]) -> list[str]:
        """Return the links that it calls good and are not, or the other way round."""
        good = self.good(output, [link.url for link in planned])
        return [link.url for link in planned if (link.url in good) != link.works]


def _linkchecker_arguments(links: Path, concurrency: int) -> list[str]:
    settings = links.with_name("linkcheckerrc")
    settings.write_text("[checking]\nmaxrequestspersecond=10000\n")
    return [
        f"--config={settings}",
        f"--threads={concurrency}",
        # Whole seconds, for connecting and between two bytes.
        "--timeout=3",
        "--stdin",
        "--recursion-level=0",
        "--no-robots",
        "--no-status",
        "--verbose",
        "--output=csv",
    ]


def _linkchecker_good(output: str, links: Iterable[str]) -> set[str]:
    lines = [line for line in output.splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter=";")
    return {row["urlname"] for row in rows if row["valid"] == "True"}


def _lychee_arguments(links: Path, concurrency: int) -> list[str]:
    return [
        f"--max-concurrency={concurrency}",
        f"--host-concurrency={concurrency}",
        "--host-request-interval=0ms",
        "--max-retries=0",
        # Whole seconds, for all of it.
        "--timeout=6",
        "--method=get",
        "--mode=plain",
        "--format=json",
        "--no-progress",
        str(links),
    ]


def _lychee_good(output: str, links: Iterable[str]) -> set[str]:
    report = json.loads(output)
    bad = {
        each["url"]
        for name in ("error_map", "timeout_map")
        for found in report[name].values()
        for each in found
    }
    return set(links) - bad


LINKCHECKER = Program(_linkchecker_arguments, _linkchecker_good)
LYCHEE = Program(_lychee_arguments, _lychee_good)
