"""How many pages a second the site makes, beside a bare view with the same bytes.

    python -m bench.pages [--rounds 5] [--seconds 2] [--visitors 8] [--encoding gzip]

Both are served by gunicorn with the site's own settings and the same number of
workers, and are asked in turn, page by page and round by round, so that whatever
else the machine does meets both. What the workers compute for a request is counted
too: it changes least when others use the machine.
"""

import argparse
import gzip
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

import brotli

from bench.in_process import InProcess
from bench.temporary_site import (
    SITE,
    WORKERS,
    TemporarySite,
    free_port,
    gunicorn,
    temporary_site,
    workers_seconds,
)
from bench.visitors import Address, Load, fetch, visit

PAGES = {
    "home": "/",
    "overview": "/boligsocial-indsats/",
    "initiative": "/boligsocial-indsats/brandkadet/",
    "search": "/soeg/?q=beboere",
}
WARM_UP = 30  # requests to each page by one process, before the servers are warmed
WARM_UP_SECONDS = 2
COST_ROUNDS = 9


@dataclass
class Measured:
    """One page at one server, round by round."""

    address: Address
    loads: list[Load] = field(default_factory=list)
    alone: list[Load] = field(default_factory=list)
    # Milliseconds of one core for each request, by the workers.
    computed: list[float] = field(default_factory=list)

    def measure(self, server: int, visitors: int, seconds: float) -> None:
        """Add a round: `visitors` at once, then one alone for a quarter of the time."""
        before = workers_seconds(server)
        load = visit(self.address, visitors, seconds)
        after = workers_seconds(server)
        self.loads.append(load)
        self.computed.append((after - before) * 1000 / len(load.waits))
        self.alone.append(visit(self.address, 1, seconds / 4))


# A page as the site makes it, and as the bare view returns it.
Pair = tuple[Measured, Measured]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--visitors", type=int, default=8)
    parser.add_argument("--encoding", choices=["identity", "gzip"], default="identity")
    arguments = parser.parse_args()
    with temporary_site(demo=True) as site:
        print_costs(site)
        pairs = measure(site, arguments)
    print(
        f"\n{arguments.visitors} visitors at once, {WORKERS} workers, encoding"
        f" {arguments.encoding}; medians of {arguments.rounds} rounds"
    )
    print_rates(pairs)


def print_costs(site: TemporarySite) -> None:
    """Print the queries and the size of each page, asked within this process."""
    in_process = InProcess(site)
    print(
        f"{'':12}{'queries':>8}{'SQL ms':>8}{'page ms':>9}"
        f"{'HTML':>9}{'gzip':>8}{'brotli':>8}  bytes"
    )
    for name, path in PAGES.items():
        for _ in range(WARM_UP):
            body, _ = in_process.ask(path)
        # In turn, so that the two medians are of the same moments.
        rounds = [
            (in_process.count(path), in_process.ask(path)[1])
            for _ in range(COST_ROUNDS)
        ]
        sql = statistics.median(cost.milliseconds for cost, _ in rounds)
        whole = statistics.median(milliseconds for _, milliseconds in rounds)
        print(
            f"{name:12}{rounds[0][0].queries:8}{sql:8.2f}{whole:9.2f}{len(body):9}"
            f"{len(gzip.compress(body, 6)):8}{len(brotli.compress(body, quality=5)):8}"
        )


def measure(site: TemporarySite, arguments) -> dict[str, Pair]:
    """Serve the site and the bare view side by side, and let the visitors in."""
    stored = site.folder / "bare"
    stored.mkdir()
    bare_port = free_port()
    pairs = {}
    with gunicorn(SITE, site.port, site.folder / "site.log") as site_server:
        for name, path in PAGES.items():
            address = Address(site.port, site.host, path, arguments.encoding)
            bare = Address(bare_port, "localhost", f"/{name}", arguments.encoding)
            (stored / name).write_bytes(fetch(address))
            pairs[name] = Measured(address), Measured(bare)
        with gunicorn(
            "bench.bare_view:application",
            bare_port,
            site.folder / "bare.log",
            BENCH_PAGES=str(stored),
            BENCH_ENCODING=arguments.encoding,
        ) as bare_server:
            for name, (made, bare) in pairs.items():
                if fetch(made.address) != fetch(bare.address):
                    raise SystemExit(f"{name}: the site does not repeat itself")
            let_in(list(pairs.values()), (site_server, bare_server), arguments)
    return pairs


def let_in(pairs: list[Pair], servers: tuple[int, int], arguments) -> None:
    """Ask for every page, from site and bare view in turn, in several rounds."""
    for pair in pairs:
        for page in pair:
            visit(page.address, arguments.visitors, WARM_UP_SECONDS)
    for number in range(arguments.rounds):
        for pair in pairs:
            turns = list(zip(pair, servers, strict=True))
            # Each goes first as often as the other.
            for page, server in turns if number % 2 else reversed(turns):
                page.measure(server, arguments.visitors, arguments.seconds)


def print_rates(pairs: dict[str, Pair]) -> None:
    print(
        f"{'':14}{'req/s':>8}{'median':>8}{'p95':>8}{'p99':>8}{'alone':>8}"
        f"{'computed':>10}  ms   of the bare view's req/s (range), times its computing"
    )
    for name, (made, bare) in pairs.items():
        rounds = zip(made.loads, bare.loads, strict=True)
        rates = [ours.rate / theirs.rate for ours, theirs in rounds]
        note = spread(rates)
        if least := statistics.median(bare.computed):
            note += f", {statistics.median(made.computed) / least:.0f} times"
        print_row(name, made, note)
        print_row("  bare view", bare)
    loads = [load for _, bare in pairs.values() for load in bare.loads]
    answers = sum(len(load.waits) for load in loads)
    cost = sum(load.client_seconds for load in loads) / answers
    print(
        f"\nThe visitors themselves took {cost * 1e6:.0f} µs of one core for each"
        f" request: they could ask for {1 / cost:.0f} a second."
    )


def print_row(name: str, page: Measured, note: str = "") -> None:
    def median(figure: Callable[[Load], float], loads: list[Load]) -> float:
        return statistics.median(figure(load) for load in loads)

    print(
        f"{name:14}{median(lambda load: load.rate, page.loads):8.1f}"
        f"{median(lambda load: load.percentile(50), page.loads):8.1f}"
        f"{median(lambda load: load.percentile(95), page.loads):8.1f}"
        f"{median(lambda load: load.percentile(99), page.loads):8.1f}"
        f"{median(lambda load: load.percentile(50), page.alone):8.2f}"
        f"{statistics.median(page.computed):10.2f}       {note}"
    )


def spread(shares: list[float]) -> str:
    """Return the median share, and the lowest and the highest."""
    middle = statistics.median(shares)
    return f"{middle:.1%} ({min(shares):.1%} to {max(shares):.1%})"


if __name__ == "__main__":
    main()
