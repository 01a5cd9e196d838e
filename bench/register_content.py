"""A register of links as a large site has it, written in bulk for bench.register."""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

NOW = datetime.now(UTC)
WORDS = [
    "råd",
    "vejledning",
    "beboer",
    "husorden",
    "økonomi",
    "børn",
    "unge",
    "ældre",
    "trivsel",
    "gæld",
    "hjælp",
    "fællesskab",
    "affald",
    "energi",
    "varme",
    "indeklima",
    "cykel",
    "have",
    "vaskeri",
    "støj",
    "nabo",
]
# Of a hundred links.
VERDICTS = {
    "ok": 86,
    "unchecked": 4,
    "moved": 2,
    "unsure": 4,
    "failing": 1,
    "probably_broken": 3,
}
PROBLEMS = {
    "moved": "moved_permanently",
    "unsure": "forbidden",
    "failing": "server_error",
    "probably_broken": "not_found",
}
HOSTS = 2000
BATCH = 2000


def fill(links: int, pages: int) -> None:
    """Make the register, the pages, and whose they are."""
    from django.db import connection

    chooser = random.Random(2019)  # noqa: S311 - the same register every time
    ids = make_links(links, chooser)
    page_ids = make_pages(pages)
    make_uses(ids, page_ids, chooser)
    make_keeper(page_ids[: pages // 20])
    make_days(chooser)
    with connection.cursor() as cursor:
        # What autovacuum, or the daily optimisation, does in its own time.
        cursor.execute(
            "VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"
        )


def make_links(count: int, chooser: random.Random) -> list[int]:
    """Make links and what is known of each; return their primary keys."""
    from links.kinds import Kind
    from links.models import Host, Link, LinkHealth

    hosts = [f"vejviser{number}.example" for number in range(HOSTS)]
    Host.objects.bulk_create([Host(name=name) for name in hosts], batch_size=BATCH)
    kinds = list(Kind)
    ids = []
    for start in range(0, count, BATCH):
        made = Link.objects.bulk_create(
            [
                Link(
                    title=" ".join(chooser.sample(WORDS, 3)).capitalize() + f" {n}",
                    kind=chooser.choice(kinds),
                    source="Egeby Kommune" if n % 3 else "",
                    url=f"https://{hosts[n % HOSTS]}/{chooser.choice(WORDS)}/{n}",
                    **flagged(n),
                )
                for n in range(start, min(start + BATCH, count))
            ]
        )
        ids += [link.pk for link in made]
        LinkHealth.objects.bulk_create(
            [health_of(link, hosts, chooser) for link in made]
        )
    return ids


def flagged(number: int) -> dict:
    """Return the fields of every fiftieth link, which is marked as unavailable."""
    if number % 50:
        return {}
    return {
        "availability": "unavailable",
        "unavailable_since": (NOW - timedelta(days=number % 900)).date(),
        "unavailable_reason": "Siden er fjernet.",
    }


def health_of(link, hosts: list[str], chooser: random.Random):
    """Return what is known of a link."""
    from links.models import LinkHealth

    (verdict,) = chooser.choices(list(VERDICTS), list(VERDICTS.values()))
    since = NOW - timedelta(days=chooser.randrange(300))
    failing = verdict in ("failing", "probably_broken")
    return LinkHealth(
        link=link,
        url=link.url,
        host_id=link.url.split("/", 3)[2],
        verdict=verdict,
        verdict_since=since,
        problem=PROBLEMS.get(verdict, ""),
        strikes=3 if failing else 0,
        failing_since=since if failing else None,
        checked_at=None if verdict == "unchecked" else NOW - timedelta(days=3),
        next_check_at=NOW + timedelta(days=chooser.randrange(7)),
    )


def make_pages(count: int, parent=None) -> list[int]:
    """Make live pages without a body; return their keys.

    They stand below `parent`, which has no others, or below the front page.
    """
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from pages.models import HomePage, StandardPage

    parent = parent or HomePage.objects.get()
    content_type = ContentType.objects.get_for_model(StandardPage)
    ids = []
    for start in range(0, count, BATCH):
        pages = Page.objects.bulk_create(
            [
                Page(
                    title=f"Råd og vejledning {n}",
                    draft_title=f"Råd og vejledning {n}",
                    slug=f"raad-{n}",
                    path=Page._get_path(parent.path, parent.depth + 1, n + 1),  # noqa: SLF001
                    depth=parent.depth + 1,
                    url_path=f"{parent.url_path}raad-{n}/",
                    content_type=content_type,
                    locale=parent.locale,
                )
                for n in range(start, min(start + BATCH, count))
            ]
        )
        for page in pages:
            detail = StandardPage(page_ptr=page, summary="Kom og vær med.", body="[]")
            detail.__dict__ |= {
                name: value for name, value in page.__dict__.items() if name != "_state"
            }
            detail.save_base(raw=True)  # the row of the page itself is there already
        ids += [page.pk for page in pages]
    Page.objects.filter(pk=parent.pk).update(numchild=count)
    return ids


def make_uses(ids: list[int], page_ids: list[int], chooser: random.Random) -> None:
    """Put the first link on every page, and most others on one or a few."""
    from links.models import LinkTally, LinkUse, Report

    uses: Iterator[tuple[int, int]] = ((ids[0], page) for page in page_ids)
    LinkUse.objects.bulk_create(
        [use_of(link, page) for link, page in uses], batch_size=BATCH
    )
    LinkTally.objects.bulk_create([LinkTally(link_id=ids[0], live_pages=len(page_ids))])
    reported = set(chooser.sample(ids[1:], min(300, len(ids) - 1)))
    for start in range(1, len(ids), BATCH):
        uses, tallies = [], []
        for link in ids[start : start + BATCH]:
            pages = chooser.sample(page_ids, chooser.choice([0, 1, 1, 1, 2, 3]))
            uses += [use_of(link, page, is_live=link % 10 > 0) for page in pages]
            live = len(pages) if link % 10 else 0
            tallies.append(
                LinkTally(
                    link_id=link,
                    live_pages=live,
                    draft_pages=len(pages) - live,
                    open_reports=int(link in reported),
                )
            )
        LinkUse.objects.bulk_create(uses, batch_size=BATCH)
        LinkTally.objects.bulk_create(tallies, batch_size=BATCH)
    Report.objects.bulk_create(
        [Report(link_id=link, page_id=page_ids[0], created_at=NOW) for link in reported]
    )


def use_of(link: int, page: int, *, is_live: bool = True):
    from links.models import LinkUse

    return LinkUse(link_id=link, page_id=page, in_live=is_live, in_draft=True)


def make_keeper(page_ids: list[int]) -> None:
    """Make a keeper of links, who answers for some of the pages."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from boligsocial.roles import LINK_KEEPER
    from pages.models import Person, StandardPage

    keeper = get_user_model().objects.create_user("maaler", "maaler@solgavlen.example")
    keeper.groups.add(Group.objects.get(name=LINK_KEEPER))
    person = Person.objects.create(
        name="Søren Ærø Kjærgård", job_title="vicevært", user=keeper
    )
    StandardPage.objects.filter(pk__in=page_ids).update(content_owner=person)


def make_days(chooser: random.Random) -> None:
    """Note a year of days."""
    from links.models import RegisterDay

    RegisterDay.objects.bulk_create(
        RegisterDay(
            date=(NOW - timedelta(days=day)).date(),
            verdicts={name: chooser.randrange(50, 90) for name in VERDICTS},
        )
        for day in range(365)
    )
