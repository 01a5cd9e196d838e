"""What editors wait for with 100,000 links and 10,000 pages.

    python -m bench.register [--links 100000] [--pages 10000] [--rounds 5]

A site of its own is filled by writing rows in bulk: pages of the commonest type, each
with some links, one of them on every page; a tenth of the links in trouble. Each view
is then asked for within this process, by a keeper of links who owns pages, and its
queries and milliseconds are printed. A view that takes 20 queries or 300 ms is marked,
and so is a flag that takes 200 ms. On PostgreSQL when DATABASE_URL says so.
"""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import argparse
import statistics
import sys
import time

from bench.register_content import fill
from bench.temporary_site import TemporarySite, temporary_site

MOST_QUERIES, MOST_MS, MOST_FLAG_MS = 20, 300, 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--links", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with temporary_site(demo=False) as site:
        from django.db import connection

        began = time.perf_counter()
        fill(options.links, options.pages)
        print(
            f"{connection.vendor}: {options.links} links on {options.pages} pages,"
            f" made in {time.perf_counter() - began:.0f} s"
        )
        is_within = measure(site, options.rounds)
    sys.exit(0 if is_within else 1)


def measure(site: TemporarySite, rounds: int) -> bool:
    """Print what each view costs; return whether all are within what is allowed."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(headers={"host": site.host})
    client.force_login(get_user_model().objects.get(username="maaler"))
    print(f"{'':44}{'queries':>8}{'ms':>8}{'slowest':>9}")
    results = [
        measure_one(client, name, path, rounds) for name, path in addresses().items()
    ]
    results.append(measure_flag(client, rounds))
    for form in ("csv", "xlsx"):
        measure_export(client, form)
    return all(results)


def addresses() -> dict[str, str]:
    """Return the address of each view, by what it is."""
    from django.urls import reverse

    from links.models import Link
    from pages.models import Person

    register = reverse("wagtailsnippets_links_link:list")
    widespread = Link.objects.order_by("pk").first()
    owner = Person.objects.get()
    queries = {
        "the list": "",
        "its 1,000th page": "p=1000",
        "its last page": "p=999999",
        "needing a decision": "attention=decide",
        "reported by residents": "attention=reported",
        "left as they are": "attention=dismissed",
        "one verdict": "verdict=probably_broken",
        "two verdicts": "verdict=ok&verdict=moved",
        "unavailable": "availability=unavailable",
        "on public pages": "use=live",
        "in drafts alone": "use=draft",
        "not used": "use=unused",
        "on the pages of one owner": f"owner={owner.pk}",
        "of one kind": "kind=video",
        "of one language": "language=en",
        "of one host": "host=vejviser77",
        "by pages": "ordering=-pages",
        "by age": "ordering=created",
        "by last check": "ordering=checked",
        "by title": "ordering=title",
        "search: a common word": "q=husorden",
        "search: capitals": "q=ØKONOMI BØRN",
        "search: an address": "q=vejviser77.example",
        "search: nothing": "q=helikopter",
        "search and filter": "q=råd&verdict=unsure&availability=available",
    }
    chooser = reverse("link_chooser:choose_results")
    usage = reverse("wagtailsnippets_links_link:usage", args=[widespread.pk])
    return {
        **{name: f"{register}?{query}" for name, query in queries.items()},
        "the window that picks a link": chooser,
        "the same, searching": f"{chooser}?q=økonomi",
        "the first page of the admin": reverse("wagtailadmin_home"),
        "the health of the register, a year": (
            reverse("links_register_health") + "?days=365"
        ),
        "where a link is used that every page shows": usage,
    }


def measure_one(client, name: str, path: str, rounds: int) -> bool:
    """Ask for a page in turn; return whether it is cheap enough."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        response = client.get(path)
        times.append((time.perf_counter() - began) * 1000)
        if response.status_code != 200:
            raise ValueError(f"{path} was answered with {response.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    # The first one compiles the templates.
    return report(name, times[1:], len(queries), MOST_MS)


def measure_flag(client, rounds: int) -> bool:
    """Flag the link that every page shows, and undo it, in turn."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from links.models import Link

    pk = Link.objects.order_by("pk").first().pk
    times = []
    for _ in range(rounds):
        for action in ("flag", "unflag"):
            path = reverse("wagtailsnippets_links_link:decide", args=[action, pk])
            with CaptureQueriesContext(connection) as queries:
                began = time.perf_counter()
                client.post(path)
                times.append((time.perf_counter() - began) * 1000)
    return report("marking it as unavailable", times, len(queries), MOST_FLAG_MS)


def report(name: str, times: list[float], queries: int, most_ms: int) -> bool:
    """Print a line; return whether it is cheap enough."""
    median = statistics.median(times)
    is_within = median < most_ms and queries < MOST_QUERIES
    mark = "" if is_within else "  <-- too much"
    print(f"{name:44}{queries:8}{median:8.0f}{max(times):9.0f}{mark}", flush=True)
    return is_within


def measure_export(client, form: str) -> None:
    """Print how long the whole register takes, and until its first row."""
    from django.urls import reverse

    path = reverse("wagtailsnippets_links_link:list") + f"?export={form}"
    began = time.perf_counter()
    size, first = 0, 0.0
    for part in client.get(path).streaming_content:
        first = first or time.perf_counter() - began
        size += len(part)
    seconds = time.perf_counter() - began
    print(
        f"{'all of it as ' + form:44}{seconds:14.1f} s, the first row after"
        f" {first:.1f} s, {size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
