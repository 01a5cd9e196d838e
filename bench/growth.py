"""Whether a page costs more when there is more on it, or more of its kind.

    python -m bench.growth [--rounds 30]

An initiative with 2, 20 and 200 links, each link both in a list and in a text; and
an overview with 2, 20 and 200 initiatives, of which it shows twelve; and one with as
many departments of twenty rows of addresses, asked for a street that is spelt right, for
one with a letter wrong, and for one that is not there. All are asked for within this process, in turn, round by round. On PostgreSQL when DATABASE_URL
says so.
"""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import argparse
import json
import statistics
import string

from bench.in_process import InProcess
from bench.temporary_site import temporary_site

SIZES = (2, 20, 200)
WARM_UP = 10
ROWS = 20
# The first row of the first department, and what is like it.
TYPED = {
    "spelt right": "Gavlenaaa+Vej+1",
    "a letter wrong": "Gaflenaab+Vej+1",
    "not there": "Paradiskvarteret+4",
}


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
        departments = make_departments()
        print_growth(in_process, "overview of {} departments", departments, rounds)
        for label, typed in TYPED.items():
            found = {n: f"{path}?gade={typed}" for n, path in departments.items()}
            print_growth(in_process, f"{{}} departments, {label}", found, rounds)


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


def make_departments() -> dict[int, str]:
    """Make an overview for each number of departments; return their addresses."""
    from departments.models import (
        DepartmentAddress,
        DepartmentIndexPage,
        DepartmentPage,
    )
    from pages.models import HomePage

    home = HomePage.objects.get()
    paths = {}
    for size in SIZES:
        overview = DepartmentIndexPage(title=f"{size} afdelinger", summary="For alle.")
        home.add_child(instance=overview)
        for number in range(size):
            department = DepartmentPage(
                title=f"Haven {number}",
                slug=f"haven-{number}",
                summary="Kom.",
                body="[]",
            )
            department.addresses.set(
                DepartmentAddress(street=f"{name_of(number, row)} Vej", town="Egeby")
                for row in range(ROWS)
            )
            overview.add_child(instance=department)
        paths[size] = overview.url
    return paths


def name_of(number: int, row: int) -> str:
    """Return the name of a street that no other has, of letters alone."""
    letters = string.ascii_lowercase[:ROWS]
    return f"Gavlen{letters[number // ROWS]}{letters[number % ROWS]}{letters[row]}"


if __name__ == "__main__":
    main()
