"""Links to check, and what has become of them."""

from collections import Counter

from links.models import Link, LinkHealth
from tests.factories import LinkFactory


def make_links(count: int, host: str = "egeby{:02d}.example") -> list[Link]:
    """Return links, each to a host of its own if `host` has room for a number."""
    return [
        LinkFactory(url=f"https://{host.format(n)}/beboerråd/{n}") for n in range(count)
    ]


def verdicts() -> Counter:
    """Return how many links have each verdict."""
    return Counter(LinkHealth.objects.values_list("verdict", flat=True))
