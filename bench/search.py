"""How long the site search takes with many pages, on the database of DATABASE_URL.

    python bench/search.py [--pages 1000 10000] [--rounds 40] [--without-wagtail]

Makes a database of its own beside the one that DATABASE_URL names and removes it again;
on PostgreSQL the user must be allowed to create databases. Each query is timed as the
search page uses it: count all hits and load the first ten with their excerpts. Beside
it, Wagtail's own search does the same with the same pages (count, first ten, no
excerpts, and only the fields that the page models give it: title and summary). A search
that takes ten seconds is done once.
"""

# ruff: noqa: E402 - Django is set up before its models are imported

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligsocial.settings.test")
django.setup()

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db import connection
from modelsearch.backends import get_search_backend
from wagtail.models import Page, Site

from pages.models import StandardPage
from search.indexing.documents import SearchDocument
from search.indexing.index import save_entries, search_entry
from search.query import search_pages

QUERIES = {
    "one word": "brandkadet",
    "a word on every page": "beboere",
    "inflected, two words": "sociale viceværter",
    "last member of a compound": "rådgivning",
    "a question": "hvordan får jeg hjælp til at betale husleje",
    "some of the words only": "brandkadet helikopter",
    "misspelt": "brandkaddet",
    "nothing": "helikopter",
}
FIRST_MEMBERS = (
    "bolig beboer by bydels børne familie fritids gælds helbreds husleje job kultur"
    " lektie miljø nabo netværks sommer sprog sundheds trivsels ungdoms økonomi"
)
LAST_MEMBERS = (
    "aften ansvarlig café dag forening gruppe hjælp hus indsats klub konsulent møde"
    " netværk ordning plads projekt råd rådgivning samarbejde tilbud vejledning"
)
SUBJECTS = (
    "brandkadet vicevært viceværtsordning husleje affald cykelskur vaskeri fælleshus"
    " have skole konflikt frivillig tryghed lommepengejob rygestop"
)
EVERYDAY = (
    "og i at det en til er som på de med for ikke der vi kan du have beboere naboer"
    " børn unge ældre hjælp kontoret mandag torsdag afdeling kommune gratis åben"
    " ringe komme tale finde give mange hver uge sammen sociale betale svært godt"
)
SLOW = 10.0  # seconds for one search, after which Wagtail's is not asked again


def documents(count: int) -> Iterator[tuple[str, str, str]]:
    """Yield the title, summary and body (some 400 words) of `count` pages.

    Two thirds are everyday words; the rest are the page's own dozen subjects.
    """
    chooser = random.Random(2019)  # noqa: S311 - the same pages every time
    compounds = [
        first + last for first in FIRST_MEMBERS.split() for last in LAST_MEMBERS.split()
    ]
    for number in range(count):
        subjects = [*chooser.sample(compounds, 11), chooser.choice(SUBJECTS.split())]
        words = chooser.choices(EVERYDAY.split(), k=280) + chooser.choices(
            subjects, k=140
        )
        chooser.shuffle(words)
        title = f"{subjects[0]} og {subjects[-1]} {number}".capitalize()
        yield title, " ".join(words[:22]), " ".join(words[22:])


def add_pages(home: Page, first: int, last: int) -> None:
    """Add live pages below `home` up to `last`, and index them for both searches.

    The rows are written in bulk: ten thousand publications would take an hour and are
    not what is measured here.
    """
    texts = list(documents(last))[first:]
    pages = Page.objects.bulk_create(
        [
            Page(
                title=title,
                draft_title=title,
                slug=f"side-{number}",
                path=Page._get_path(home.path, home.depth + 1, number),  # noqa: SLF001
                depth=home.depth + 1,
                url_path=f"{home.url_path}side-{number}/",
                content_type=ContentType.objects.get_for_model(StandardPage),
                locale=home.locale,
            )
            for number, (title, _, _) in enumerate(texts, first + 1)
        ],
        batch_size=500,
    )
    details = []
    for page, (_, summary, body) in zip(pages, texts, strict=True):
        stream = [("text", {"title": "Godt at vide", "text": f"<p>{body}</p>"})]
        detail = StandardPage(page_ptr=page, summary=summary[:300], body=stream)
        detail.__dict__ |= {
            name: value for name, value in page.__dict__.items() if name != "_state"
        }
        detail.save_base(raw=True)  # the row of the page itself is there already
        details.append(detail)

    started = time.perf_counter()
    entries = [
        search_entry(page.pk, SearchDocument(*text))
        for page, text in zip(pages, texts, strict=True)
    ]
    for start in range(0, len(entries), 200):
        save_entries(entries[start : start + 200])
    seconds = time.perf_counter() - started
    print(
        f"  indexed {len(entries)} pages, {seconds / len(entries) * 1000:.1f} ms each"
    )

    wagtail_index = get_search_backend().get_index_for_model(StandardPage)
    for start in range(0, len(details), 200):
        wagtail_index.add_items(StandardPage, details[start : start + 200])
    if connection.vendor == "postgresql":
        # What autovacuum does in its own time.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def site_search(query: str) -> int:
    """Do what the search page does; return the number of hits."""
    page = Paginator(search_pages(query), 10).get_page(1)
    list(page)
    return page.paginator.count


def wagtail_search(query: str) -> int:
    """Do the same with Wagtail's own search, without excerpts."""
    results = StandardPage.objects.live().search(query, operator="and")
    page = Paginator(results, 10).get_page(1)
    list(page)
    return page.paginator.count


def measure(search: Callable[[str], int], query: str, rounds: int) -> str:
    """Return hits, median and 95th percentile in milliseconds, as columns."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        hits = search(query)
        times.append((time.perf_counter() - started) * 1000)
        if times[-1] > SLOW * 1000:
            break
    times.sort()
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    return f"{hits:7d} {statistics.median(times):9.1f} {p95:9.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--without-wagtail", action="store_true")
    arguments = parser.parse_args()

    home = Site.objects.get(is_default_site=True).root_page
    present = 0
    for count in sorted(arguments.pages):
        print(f"{connection.vendor}, {count} pages")
        add_pages(home, present, count)
        present = count
        searches = {"site search": site_search, "Wagtail's search": wagtail_search}
        if arguments.without_wagtail:
            del searches["Wagtail's search"]
        for name, search in searches.items():
            print(f"  {name:27}   hits median ms    p95 ms")
            for label, query in QUERIES.items():
                print(f"    {label:25} {measure(search, query, arguments.rounds)}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            # In a file, as on a real site, and not in memory.
            connection.settings_dict["TEST"]["NAME"] = f"{folder}/search.sqlite3"
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            main()
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
