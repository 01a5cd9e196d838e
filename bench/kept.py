"""What a kept page costs, whether it is ever old, and how long a flag takes to show.

    python -m bench.kept [--rounds 5] [--seconds 1] [--pages 10000]

First the rates, with 1, 8 and 64 visitors: a page that is kept, the same behind
gunicorn's own threads, the same page made each time, a bare Django view and one behind
the middleware of a new project that return the very same bytes and headers, and nginx
with the page as a file, and keeping ours as server/ has it. All are asked in turn,
round by round. Then an editor in a process of its own publishes a page and flags a link
every second, and each answer that was begun after a change was saved is held against
it. Last, many pages with one link: their memory, and the flag. Ends with 1 when any
answer was old.
"""

import argparse
import json
import shutil
import statistics
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field

from bench import kept_many, kept_truth
from bench.nginx import keeping_nginx, nginx_with_file
from bench.temporary_site import (
    SITE,
    WORKERS,
    TemporarySite,
    free_port,
    gunicorn,
    temporary_site,
    workers_seconds,
)
from bench.visitors import Address, Load, answer, visit

PAGE = "/boligsocial-indsats/brandkadet/"
# No page knows it, so that it is made each time.
MADE = f"{PAGE}?hvad=som-helst"
VISITORS = (1, 8, 64)
ENCODING = "gzip"
WARM_UP_SECONDS = 60
# What each server writes for itself.
OWN_HEADERS = ("date", "server", "connection", "content-length", "x-request-id")


@dataclass
class Card:
    """One way to have the page: where it is asked for, and whose workers answer."""

    name: str
    address: Address
    server: int
    loads: dict[int, list[Load]] = field(default_factory=dict)
    # Microseconds of one core for each request, by the workers.
    computed: dict[int, list[float]] = field(default_factory=dict)

    def measure(self, visitors: int, seconds: float) -> None:
        before = workers_seconds(self.server)
        load = visit(self.address, visitors, seconds)
        spent = workers_seconds(self.server) - before
        self.loads.setdefault(visitors, []).append(load)
        self.computed.setdefault(visitors, []).append(spent * 1e6 / len(load.waits))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--pages", type=int, default=10_000)
    options = parser.parse_args()
    with temporary_site(demo=True, keeps_pages=True) as site:
        with ExitStack() as servers:
            cards = serve(site, servers)
            let_in(cards, options)
            print_cards(cards, options)
            is_true = kept_truth.measure(site, seconds=10 * options.seconds)
        is_true &= kept_many.measure(site, options.pages)
    sys.exit(0 if is_true else 1)


def serve(site: TemporarySite, servers: ExitStack) -> list[Card]:
    """Start everything side by side; return the cards."""
    server = servers.enter_context(gunicorn(SITE, site.port, site.folder / "site.log"))
    kept = Address(site.port, site.host, PAGE, ENCODING)
    headers, body = await_hits(kept)
    stored = site.folder / "bare"
    stored.mkdir()
    (stored / "page").write_bytes(body)
    cards = [
        Card("kept", kept, server),
        kept_by_gthread(site, servers),
        Card("made", Address(site.port, site.host, MADE, ENCODING), server),
    ]
    for name, middleware in (("default middleware", "default"), ("bare view", "")):
        port = free_port()
        bare = gunicorn(
            "bench.bare_view:application",
            port,
            site.folder / f"{port}.log",
            BENCH_PAGES=str(stored),
            BENCH_HEADERS=json.dumps(headers),
            BENCH_MIDDLEWARE=middleware,
        )
        address = Address(port, "localhost", "/page", ENCODING)
        cards.append(Card(name, address, servers.enter_context(bare)))
    if shutil.which("nginx") is None:
        print("nginx is not installed: what stands in front is left out.")
        return cards
    folder = site.folder / "nginx"
    port, nginx = servers.enter_context(nginx_with_file(folder, body, headers))
    cards.append(Card("nginx, file", Address(port, "localhost", "/page"), nginx))
    port, nginx = servers.enter_context(keeping_nginx(folder, site.port))
    address = Address(port, site.host, PAGE, ENCODING)
    cards.append(Card("nginx, keeping", address, nginx))
    return cards


def kept_by_gthread(site: TemporarySite, servers: ExitStack) -> Card:
    """Serve the site with gunicorn's own threads too, which decision 29 replaced."""
    port = free_port()
    options = ("--worker-class", "gthread")
    log = site.folder / "gthread.log"
    server = servers.enter_context(gunicorn(SITE, port, log, options))
    address = Address(port, site.host, PAGE, ENCODING)
    await_hits(address)
    return Card("kept, gthread", address, server)


def await_hits(address: Address) -> tuple[dict[str, str], bytes]:
    """Ask until every worker has the page; return headers and body."""
    deadline, hits = time.monotonic() + WARM_UP_SECONDS, 0
    while hits < 20 * WORKERS:
        head, body = answer(address)
        headers = headers_of(head)
        hits = hits + 1 if "hit" in headers["Cache-Status"] else 0
        if time.monotonic() > deadline:
            sys.exit(f"The page is not kept: {headers}")
    return headers, body


def headers_of(head: bytes) -> dict[str, str]:
    """Return the headers of an answer but those that a server writes anew."""
    lines = head.decode("latin-1").split("\r\n")[1:]
    pairs = (line.split(": ", 1) for line in lines)
    return {name: value for name, value in pairs if name.lower() not in OWN_HEADERS}


def let_in(cards: list[Card], options) -> None:
    for card in cards:
        visit(card.address, 8, options.seconds)
    for number in range(options.rounds):
        for visitors in VISITORS:
            # Each goes first as often as the others.
            at = number % len(cards)
            for card in cards[at:] + cards[:at]:
                card.measure(visitors, options.seconds)


def print_cards(cards: list[Card], options) -> None:
    print(
        f"{WORKERS} workers, {ENCODING}; medians of {options.rounds} rounds of"
        f" {options.seconds} s. Percentages are kept's, or nginx keeping's, of a card."
    )
    print(
        f"{'visitors':>8}  {'':20}{'req/s':>8}{'median':>8}{'p99':>8} ms"
        f"{'computed':>10} µs{'rate':>8}{'computing':>11}"
    )
    for visitors in VISITORS:
        by_name = {card.name: card for card in cards}
        for card in cards:
            ours = by_name["nginx, keeping" if "nginx" in card.name else "kept"]
            print(row(card, ours, visitors))
    loads = [load for card in cards for loads in card.loads.values() for load in loads]
    cost = sum(load.client_seconds for load in loads) / sum(
        len(load.waits) for load in loads
    )
    print(f"The visitors took {cost * 1e6:.0f} µs of one core for each request.")


def row(card: Card, ours: Card, visitors: int) -> str:
    loads = card.loads[visitors]
    mine, reference = card.computed[visitors], ours.computed[visitors]
    rates = [
        first.rate / second.rate
        for first, second in zip(ours.loads[visitors], loads, strict=True)
    ]
    costs = [a / b for a, b in zip(mine, reference, strict=True) if b]
    shares = ""
    if card is not ours:
        shares = f"{statistics.median(rates):8.0%}"
        shares += f"{statistics.median(costs):11.0%}" if costs else ""
    return (
        f"{visitors:8}  {card.name:20}"
        f"{statistics.median(load.rate for load in loads):8.0f}"
        f"{statistics.median(load.percentile(50) for load in loads):8.2f}"
        f"{statistics.median(load.percentile(99) for load in loads):8.2f}   "
        f"{statistics.median(mine):10.0f}   {shares}"
    )


if __name__ == "__main__":
    main()
