"""Whether the page of documents costs more when there are more of them.

    python -m bench.document_lists [--documents 5000] [--rounds 20]

The page as it is, of one kind, its tenth page, of a department and a year, and searched
for words that few, all and no documents have. Asked for within this process, round by
round. On PostgreSQL when DATABASE_URL says so.
"""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import argparse
import datetime
import random
import statistics

from bench.in_process import InProcess
from bench.temporary_site import temporary_site

WARM_UP = 3
# As many different words as ten pages have.
WORDS = 1500
VOCABULARY = 12_000
DEPARTMENTS = 200
# What every title has.
_TITLE = ("wreferat", "twreferat", "swreferat")
ASKED = {
    "all kinds": "",
    "one kind": "?type=referat",
    "its tenth page": "?type=referat&side=10",
    "a department and a year": "?afdeling=haven-7&aar=2015",
    "a search that finds few": "?q=xylofon",
    "a search that finds all": "?q=referat",
    "a search that finds none": "?q=zzz",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with temporary_site(demo=False) as site:
        from django.db import connection

        in_process = InProcess(site)
        address = make_site()
        print(
            f"{connection.vendor}, {options.rounds} rounds\n"
            f"{'':40}{'queries':>8}{'SQL ms':>8}{'page ms':>9}{'HTML bytes':>12}"
        )
        made = 0
        for size in (50, options.documents):
            make_documents(made, size)
            made = size
            for label, question in ASKED.items():
                print_cost(
                    in_process,
                    f"{size} documents, {label}",
                    address + question,
                    options.rounds,
                )


def print_cost(in_process: InProcess, label: str, path: str, rounds: int) -> None:
    for _ in range(WARM_UP):
        in_process.ask(path)
    asked = [in_process.ask(path) for _ in range(rounds)]
    costs = [in_process.count(path) for _ in range(rounds)]
    print(
        f"{label:40}{costs[0].queries:8}"
        f"{statistics.median(cost.milliseconds for cost in costs):8.2f}"
        f"{statistics.median(time for _, time in asked):9.2f}{len(asked[0][0]):12}"
    )


def make_site() -> str:
    """Make a page of documents and departments; return its address."""
    from departments.models import DepartmentIndexPage, DepartmentPage
    from pages.models import DocumentsPage, HomePage
    from pages.opening import open_site

    home = HomePage.objects.get()
    page = DocumentsPage(title="Dokumenter", slug="dokumenter", summary="Find dem.")
    home.add_child(instance=page)
    overview = DepartmentIndexPage(title="Afdelinger", summary="For alle.")
    home.add_child(instance=overview)
    for number in range(DEPARTMENTS):
        overview.add_child(
            instance=DepartmentPage(
                title=f"Haven {number}",
                slug=f"haven-{number}",
                summary="Kom.",
                body="[]",
            )
        )
    open_site(home.sites_rooted_here.get())
    return page.url


def make_documents(first: int, last: int) -> None:
    from departments.models import DepartmentPage
    from documents.kinds import Kind
    from documents.models import DocumentDetails, DocumentText
    from media.models import SiteDocument
    from search.indexing.index import RULE

    chance = random.Random(first)  # noqa: S311
    vocabulary = [
        f"w{chance.choice('bdfgklmnprstv')}{n:x}er" for n in range(VOCABULARY)
    ]
    departments = list(DepartmentPage.objects.values_list("pk", flat=True))
    documents = SiteDocument.objects.bulk_create(
        SiteDocument(
            title=f"Referat {n}", file=f"documents/{n}.pdf", file_size=90_000 + n
        )
        for n in range(first, last)
    )
    rows, texts = [], []
    for n, document in enumerate(documents, first):
        stems = {RULE, *_TITLE, *chance.sample(vocabulary, WORDS)}
        if n % 500 == 0:
            stems.add("wxylofon")
        rows.append(
            DocumentDetails(
                document=document,
                is_listed=True,
                kind=Kind.MINUTES if n % 2 else Kind.values[n % 6],
                department_id=departments[n % len(departments)] if n % 3 else None,
                dated=datetime.date(2010 + n % 16, 1 + n % 12, 1 + n % 28),
            )
        )
        texts.append(
            DocumentText(
                document=document,
                lexemes=f" {' '.join(sorted(stems))} ",
                text="ord " * 800,
            )
        )
    DocumentDetails.objects.bulk_create(rows, batch_size=500)
    DocumentText.objects.bulk_create(texts, batch_size=500)


if __name__ == "__main__":
    main()
