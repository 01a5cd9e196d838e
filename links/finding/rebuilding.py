"""Finding everything anew: after an import, and once a day for what slipped by.

What is right already is read and not written, so it can be run at any time. It can
be stopped at any time too: what is done is done, and the next run does the rest.
Rows that somebody is changing at the moment are left to them, and to the signals.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from wagtail.models import Page

from links.models import Link, LinkTally, LinkUse, TypedAddress, TypedNote

from .keeping import ensure_tallies, page_counts, update_uses

PAGES_AT_ONCE = 100
LINKS_AT_ONCE = 1000


@dataclass(frozen=True)
class Findings:
    """How much there is, once everything has been looked at."""

    pages: int
    uses: int
    typed_addresses: int
    typed_notes: int


def is_needed() -> bool:
    """Return whether there are links of which nothing has been counted yet."""
    return Link.objects.exists() and not LinkTally.objects.exists()


def rebuild(progress: Callable[[int, int], None] | None = None) -> Findings:
    """Bring all uses, typed addresses, typed notes and tallies up to date.

    `progress` is called with how many pages have been looked at, and of how many.
    """
    untold = Link.objects.filter(tally=None).values_list("pk", flat=True)
    for batch in _batches(list(untold), LINKS_AT_ONCE):
        ensure_tallies(batch)
    page_ids = list(Page.objects.order_by("pk").values_list("pk", flat=True))
    looked_at = 0
    for batch in _batches(page_ids, PAGES_AT_ONCE):
        with transaction.atomic():
            update_uses(batch, skip_locked=True)
        looked_at += len(batch)
        if progress:
            progress(looked_at, len(page_ids))
    _recount_all()
    return Findings(
        pages=looked_at,
        uses=LinkUse.objects.count(),
        typed_addresses=TypedAddress.objects.count(),
        typed_notes=TypedNote.objects.count(),
    )


def _recount_all() -> None:
    link_ids = list(LinkTally.objects.order_by("pk").values_list("pk", flat=True))
    counted = {f"counted_{name}": count for name, count in page_counts().items()}
    wrong = ~Q(**{name: F(f"counted_{name}") for name in page_counts()})
    for batch in _batches(link_ids, LINKS_AT_ONCE):
        tallies = LinkTally.objects.filter(pk__in=batch)
        ids = tallies.annotate(**counted).filter(wrong).values_list("pk", flat=True)
        with transaction.atomic():
            free = LinkTally.objects.filter(pk__in=list(ids)).order_by("pk")
            free = free.select_for_update(skip_locked=True)
            free_ids = list(free.values_list("pk", flat=True))
            LinkTally.objects.filter(pk__in=free_ids).update(**page_counts())


def _batches(items: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
