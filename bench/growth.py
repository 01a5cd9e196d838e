"""Whether a page costs more when there is more on it, or more of its kind.

    python -m bench.growth [--rounds 30]

An initiative with 2, 20 and 200 links, each link both in a list and in a text; and
an overview with 2, 20 and 200 initiatives, of which it shows twelve. Then every list
that residents come for, in a small site and in a large one: departments, activities,
notices, documents. All are asked for within this process, round by round. On PostgreSQL
when DATABASE_URL says so.
"""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import argparse
import json
import statistics
import time
from dataclasses import dataclass

from bench import growth_site as growing
from bench.in_process import InProcess
from bench.temporary_site import temporary_site

SIZES = (2, 20, 200)
WARM_UP = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    with temporary_site(demo=True) as site:
        from django.db import connection

        in_process = InProcess(site)
        print(
            f"{connection.vendor}, {rounds} rounds\n"
            f"{'':30}{'queries':>8}{'SQL ms':>8}{'page ms':>9}{'HTML bytes':>12}"
        )
        print_growth(in_process, "initiative with {} links", make_pages(), rounds)
        overviews = make_overviews()
        print_growth(in_process, "overview of {} initiatives", overviews, rounds)
        print_site(in_process, rounds)


def print_growth(
    in_process: InProcess, label: str, paths: dict[int, str], rounds: int
) -> None:
    """Print a line for each size, and what the step to the largest one costs."""
    for path in paths.values():
        for _ in range(WARM_UP):
            in_process.ask(path)
    times = {size: [] for size in paths}
    costs = {size: [] for size in paths}
    for _ in range(rounds):
        for size, path in paths.items():
            body, milliseconds = in_process.ask(path)
            times[size].append((milliseconds, len(body)))
            costs[size].append(in_process.count(path))
    medians = {}
    for size in paths:
        medians[size] = statistics.median(time for time, _ in times[size])
        sql = statistics.median(cost.milliseconds for cost in costs[size])
        print(
            f"{label.format(size):30}{costs[size][0].queries:8}{sql:8.2f}"
            f"{medians[size]:9.2f}{times[size][0][1]:12}"
        )
    few, some, many = paths
    print(
        f"  {many} take {medians[many] / medians[some]:.2f} times as long as {some},"
        f" and {medians[many] / medians[few]:.2f} times as long as {few}"
    )


def make_pages() -> dict[int, str]:
    """Make an initiative for each number of links; return their addresses."""
    from initiatives.models import InitiativeIndexPage, InitiativePage

    overview = InitiativeIndexPage.objects.first()
    example = InitiativePage.objects.exclude(contact=None).exclude(picture=None).first()
    links = make_links(max(SIZES))
    paths = {}
    for size in SIZES:
        page = InitiativePage(
            title=f"{example.title} med {size} links",
            summary=example.summary,
            picture=example.picture,
            contact=example.contact,
            content_owner=example.content_owner,
            body=json.dumps(body_with(links[:size])),
        )
        overview.add_child(instance=page)
        paths[size] = page.url
    return paths


def make_links(count: int) -> list:
    """Make links of every sort: to other sites, to pages of this one, and flagged."""
    from initiatives.models import InitiativePage
    from links.models import Link

    pages = list(InitiativePage.objects.all())
    links = []
    for number in range(count):
        link = Link(title=f"Hvad naboer kan gøre sammen {number}")
        if number % 4 == 1:
            link.target_page = pages[number % len(pages)]
        else:
            link.url = f"https://egeby.example/naboer/{number}"
        if number % 10 == 2:
            link.availability = Link.Availability.UNAVAILABLE
            link.archive_url = f"https://arkiv.example/{number}"
        links.append(link)
    return Link.objects.bulk_create(links)


def body_with(links: list) -> list[dict]:
    """Return sections, as they are stored, that use each of `links` twice."""
    text = "".join(
        f'<p>Læs <a linktype="link" id="{link.pk}">en god artikel</a> om det.</p>'
        for link in links
    )
    groups = [{"label": "Egeby", "links": [link.pk for link in links]}]
    sections = {
        "about": {"text": text},
        "why": {"text": "<p>Mange kender ikke deres naboer.</p>"},
        "value": {"text": "<p>Det bliver tryggere at bo her.</p>"},
        "related_links": {"groups": groups},
    }
    return [{"type": name, "value": value} for name, value in sections.items()]


def make_overviews() -> dict[int, str]:
    """Make an overview for each number of initiatives; return their addresses."""
    from initiatives.models import InitiativeIndexPage, InitiativePage, Theme
    from media.models import SiteImage
    from pages.models import HomePage

    home = HomePage.objects.get()
    pictures = list(SiteImage.objects.all())
    themes = list(Theme.objects.all())
    paths = {}
    for size in SIZES:
        overview = InitiativeIndexPage(title=f"{size} indsatser", summary="For naboer.")
        home.add_child(instance=overview)
        for number in range(size):
            initiative = InitiativePage(
                title=f"Naboskab {number}",
                slug=f"naboskab-{number}",
                summary="Kom og vær med, hvis du bor i Solgavlen.",
                picture=pictures[number % len(pictures)],
                body="[]",
            )
            initiative.themes.set([themes[number % len(themes)], themes[0]])
            overview.add_child(instance=initiative)
        paths[size] = overview.url
    return paths


def print_site(in_process: InProcess, rounds: int) -> None:
    """Print what each list costs in a small site and in a large one.

    The least of several rounds, since others use the machine: queries, milliseconds that
    the database takes, and those that this process computes. On SQLite, which computes
    within it, the second are among the third.
    """
    site = growing.Site()
    site.sign_in(in_process.client)
    columns = f"{'queries':>9}{'SQL ms':>8}{'CPU ms':>8}"
    costs = []
    for size in (growing.SMALL, growing.LARGE):
        site.grow(size)
        asked = site.addresses() | site.screens()
        costs.append(
            {name: least_cost(in_process, path, rounds) for name, path in asked.items()}
        )
    print(
        f"{growing.LARGE}, beside {growing.SMALL}\n{'':36}{columns}{columns}{'HTML':>8}"
    )
    for name, large in costs[1].items():
        small = costs[0][name]
        print(
            f"{name:36}{large.queries:9}{large.sql:8.1f}{large.computed:8.1f}"
            f"{small.queries:9}{small.sql:8.1f}{small.computed:8.1f}{large.size:8}"
        )


@dataclass(frozen=True)
class LeastCost:
    """What a page costs at least."""

    queries: int
    sql: float
    computed: float
    size: int


def least_cost(in_process: InProcess, path: str, rounds: int) -> LeastCost:
    """Ask for a page in vain, then `rounds` times."""
    in_process.ask(path)
    computed, costs = [], []
    for _ in range(rounds):
        began = time.process_time()
        body, _milliseconds = in_process.ask(path)
        computed.append((time.process_time() - began) * 1000)
        costs.append(in_process.count(path))
    return LeastCost(
        costs[0].queries,
        min(cost.milliseconds for cost in costs),
        min(computed),
        len(body),
    )


if __name__ == "__main__":
    main()
