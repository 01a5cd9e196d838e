"""Which links the checker's farm has, where they lead, and what is seen there."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

HOSTS = 240
# Hosts that do not take connections, for their queue of waiting ones is full; and
# hosts where nothing listens. They stand among the others: side by side, they would
# look like an outage of our own network.
FULL = range(11, HOSTS, 30)
REFUSING = [host for host in range(5, HOSTS, 20) if host not in FULL]
LIVE = [host for host in range(HOSTS) if host not in FULL and host not in REFUSING]
# Of a thousand links, how many are of which sort; the rest are fine.
MIX = {
    "fil": 40,
    "langsom": 30,
    "viderestil": 40,
    "flyttet": 20,
    "flyttet-vaert": 10,
    "404": 25,
    "410": 10,
    "403": 10,
    "500": 6,
    "503": 4,
    "tavs": 3,
    "drypper": 3,
    "afbryder": 3,
    "tom": 3,
    "ring": 3,
    "volapyk": 3,
}
# One in so many links leads to a host that is dead.
DEAD_EVERY = 30
# What is seen of each sort, in the codes of linkcheck.codes; "" for fine.
PROBLEMS = {
    "flyttet": "moved_permanently",
    "flyttet-vaert": "moved_permanently",
    "404": "not_found",
    "410": "gone",
    "403": "forbidden",
    "500": "server_error",
    "503": "service_unavailable",
    "tavs": "read_timeout",
    "drypper": "total_deadline",
    "afbryder": "reset",
    "tom": "empty_reply",
    "ring": "redirect_loop",
    "volapyk": "malformed",
    "refused": "refused",
    "full": "connect_timeout",
}
# Those that a reader can open nevertheless.
WORKING = ("", "moved_permanently")


@dataclass(frozen=True, slots=True)
class Planned:
    """A link, and what a checker should see there."""

    url: str
    problem: str

    @property
    def works(self) -> bool:
        return self.problem in WORKING


def address(host: int) -> str:
    """Return the loopback address of a host."""
    return f"127.10.{host // 250}.{host % 250 + 1}"


def name_of(host: int, number: int) -> str:
    """Return one of the names of a host; `resolve` knows where it leads."""
    return f"navn{number}.vaert{host}.example"


def resolve(name: str) -> str:
    """Return the loopback address behind a name that `name_of` has given."""
    return address(int(name.split(".")[1].removeprefix("vaert")))


def plan(
    count: int,
    port: int,
    *,
    fastest: int = 50,
    slowest: int = 200,
    seed: int = 1,
    names: int = 0,
    hosts: int = HOSTS,
) -> Iterator[Planned]:
    """Yield `count` links, spread over the hosts; the same ones for the same seed.

    Fine ones answer after `fastest` to `slowest` milliseconds. With `names`, each host
    is called by so many names in turn, and by its address without. Of the hosts that
    answer, at most the first `hosts` are named.
    """
    live = LIVE[:hosts]
    chance = random.Random(seed)  # noqa: S311
    sorts = [*MIX, ""]
    weights = [*MIX.values(), 1000 - sum(MIX.values())]
    dead = [*REFUSING, *FULL]
    for number in range(count):
        if number % DEAD_EVERY == DEAD_EVERY - 1:
            host = dead[number // DEAD_EVERY % len(dead)]
            sort = "refused" if host in REFUSING else "full"
        else:
            host = live[number % len(live)]
            sort = chance.choices(sorts, weights)[0]
        wait = chance.randint(fastest, slowest)
        if sort == "langsom":
            wait *= 6
        name = name_of(host, number // len(live) % names) if names else address(host)
        url = f"http://{name}:{port}/{sort or 'fin'}/{wait}/{number}"
        yield Planned(url, PROBLEMS.get(sort, ""))
