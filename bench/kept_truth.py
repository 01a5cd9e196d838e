"""Whether a kept page is ever old while an editor works: a part of bench.kept."""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import json
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass

from bench.temporary_site import SITE, TemporarySite, gunicorn
from bench.visitors import Address, answer
from boligsocial.deployment.serve import ROOT, end_with_parent

VISITORS = 8
OTHER_PAGES = ("/", "/boligsocial-indsats/", "/boligsocial-indsats/brandkadet/")
_NUMBERS = re.compile(rb"(side|link)-(\d+)")


@dataclass(frozen=True)
class Seen:
    """An answer: when it was asked for, and the numbers that it held."""

    began: float
    is_hit: bool
    numbers: dict[str, int]


def measure(site: TemporarySite, seconds: float) -> bool:
    """Print the hit rate and the worst staleness; return whether nothing was old."""
    page, link = make_page()
    # Two in three visits are to what changes.
    paths = [path for other in OTHER_PAGES for path in (page.url, page.url, other)]
    seconds = max(10, round(seconds))
    with gunicorn(SITE, site.port, site.folder / "truth.log"):
        changes, seen = visit_while_editing(site, paths, (page.pk, link.pk), seconds)
    lateness = [late for one in seen for late in lateness_of(one, changes)]
    hits = sum(one.is_hit for one in seen)
    print(
        f"\n{len(changes)} changes in {seconds} s by another process, {VISITORS}"
        f" visitors, two servers' workers: {len(seen)} answers, {hits / len(seen):.1%}"
        f" kept; {len(lateness)} old, the worst by {max(lateness, default=0):.3f} s"
    )
    return not lateness


def make_page():
    """Make a page with a link; return both."""
    from links.models import Link
    from pages.models import HomePage, StandardPage

    link = Link.objects.create(
        title="Råd om naboer, link-0", url="https://egeby.example/naboer"
    )
    text = f'<p>Læs <a linktype="link" id="{link.pk}">rådene</a> her.</p>'
    block = {"type": "text", "value": {"title": "Om naboer", "text": text}}
    listed = {"type": "link_list", "value": {"title": "Mere", "links": [link.pk]}}
    page = HomePage.objects.get().add_child(
        instance=StandardPage(
            title="Naboer",
            summary="Det er side-0 i rækken.",
            body=json.dumps([block, listed]),
        )
    )
    return page, link


def visit_while_editing(
    site: TemporarySite, paths: list[str], keys: tuple[int, int], seconds: int
) -> tuple[list[dict], list[Seen]]:
    """Return the changes that an editor has saved, and what visitors saw meanwhile."""
    command = [sys.executable, "-m", "bench.kept_editor", *map(str, keys), str(seconds)]
    editor = subprocess.Popen(  # noqa: S603
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=end_with_parent,  # noqa: PLW1509 - no thread runs yet
    )
    seen: list[Seen] = []
    errors: list[Exception] = []

    def ask(offset: int) -> None:
        try:
            while editor.poll() is None:
                offset += 1
                path = paths[offset % len(paths)]
                seen.append(look(Address(site.port, site.host, path)))
        except (OSError, ValueError) as error:
            errors.append(error)

    threads = [threading.Thread(target=ask, args=[n]) for n in range(VISITORS)]
    for thread in threads:
        thread.start()
    changes = [json.loads(line) for line in editor.stdout]
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    if editor.wait():
        sys.exit("The editor failed.")
    return changes, seen


def look(address: Address) -> Seen:
    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    head, body = answer(address)
    numbers = {kind.decode(): int(number) for kind, number in _NUMBERS.findall(body)}
    return Seen(began, b"boligsocial; hit" in head, numbers)


def lateness_of(seen: Seen, changes: list[dict]) -> list[float]:
    """Return for how long each newer number had been saved when it was not shown."""
    return [
        seen.began - change["saved"]
        for change in changes
        if change["kind"] in seen.numbers
        and change["saved"] < seen.began
        and change["number"] > seen.numbers[change["kind"]]
    ]
