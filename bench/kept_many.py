"""Many kept pages with one link: their memory, and a flag. A part of bench.kept."""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import json
import statistics
import time

from bench.register_content import make_pages, use_of
from bench.temporary_site import TemporarySite
from boligsocial.deployment.worker_memory import own_memory

MEGABYTE = 1024 * 1024
# Enough for all of them; how little is too little is another matter.
ROOM = 1024 * MEGABYTE
FLAGS = 6
SAMPLE = 200
BATCH = 2000


def measure(site: TemporarySite, count: int) -> bool:
    """Print memory and times; return whether every page was true at once."""
    from django.test import Client, override_settings

    from links.models import Link

    link, paths = fill(count)
    with override_settings(PAGE_CACHE_BYTES=ROOM, PAGE_CACHE_REMAKES=False):
        client = Client(headers={"host": site.host, "accept-encoding": "gzip"})
        for path in paths[:20]:
            client.get(path)
        before, began = own_memory(), time.perf_counter()
        for path in paths:
            client.get(path)
        made = time.perf_counter() - began
        grown = own_memory() - before
        hits = sum("hit" in client.get(path)["Cache-Status"] for path in paths)
        print(
            f"\n{hits} of {count} pages are kept in {grown / MEGABYTE:.0f} MB, "
            f"{grown / count / 1024:.1f} kB each; made in {made:.0f} s"
        )
        staff = staff_of(site)
        flags, firsts, old = [], [], 0
        for number in range(FLAGS):
            action = "unflag" if number % 2 else "flag"
            flags.append(flag(staff, link, action))
            is_flagged = Link.objects.get(pk=link.pk).is_flagged
            began = time.perf_counter()
            # Others each time, all of which were kept before.
            for path in paths[number :: max(1, count // SAMPLE)]:
                response = client.get(path)
                if not firsts or len(firsts) <= number:
                    firsts.append((time.perf_counter() - began) * 1000)
                old += is_shown_flagged(response) != is_flagged
    print(
        f"A flag on the link of all of them takes {statistics.median(flags):.0f} ms;"
        f" the next request, {statistics.median(firsts):.0f} ms with the making of its"
        f" page, is true, and so was every one asked for next: {old} of"
        f" {FLAGS * len(paths[:: max(1, count // SAMPLE)])} old"
    )
    return not old


def fill(count: int) -> tuple:
    """Make pages of some paragraphs with one link on all; return it and the paths."""
    from links.models import Link, LinkTally, LinkUse
    from pages.models import HomePage, StandardPage

    parent = HomePage.objects.get().add_child(
        instance=StandardPage(title="Råd", summary="Om det hele.")
    )
    ids = make_pages(count, parent)
    link = Link.objects.create(
        title="Råd til beboere", url="https://egeby.example/raad"
    )
    sentence = "Kom og vær med, hvis du bor i Solgavlen, og tag gerne en nabo med. "
    text = f'<p>Læs <a linktype="link" id="{link.pk}">rådene</a>.</p>'
    text += f"<p>{sentence * 5}</p>" * 6
    StandardPage.objects.filter(pk__in=range(ids[0], ids[-1] + 1)).update(
        body=json.dumps(
            [{"type": "text", "value": {"title": "Om naboer", "text": text}}]
        )
    )
    LinkUse.objects.bulk_create(
        [use_of(link.pk, page) for page in ids], batch_size=BATCH
    )
    LinkTally.objects.update_or_create(link=link, defaults={"live_pages": count})
    return link, [f"/{parent.slug}/raad-{number}/" for number in range(count)]


def staff_of(site: TemporarySite):
    from django.contrib.auth import get_user_model
    from django.test import Client

    staff = Client(headers={"host": site.host})
    staff.force_login(
        get_user_model().objects.create_superuser(
            "maaler", "maaler@solgavlen.example", "kort-men-godt-2026"
        )
    )
    return staff


def flag(staff, link, action: str) -> float:
    """Mark the link as unavailable, or take it back; return the milliseconds."""
    from django.urls import reverse

    path = reverse("wagtailsnippets_links_link:decide", args=[action, link.pk])
    began = time.perf_counter()
    response = staff.post(path)
    if response.status_code >= 400:
        raise ValueError(f"{path} was answered with {response.status_code}")
    return (time.perf_counter() - began) * 1000


def is_shown_flagged(response) -> bool:
    import gzip

    body = response.content
    if response.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return b"https://egeby.example/raad" not in body
