"""Keeping the tables of uses right, writing only what has changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from linkcheck.addresses import MAX_LENGTH
from links.models import Link, LinkTally, LinkUse, TypedAddress, TypedNote

from .versions import Versions, versions_of


@transaction.atomic(savepoint=False)
def follow(page_ids: Iterable[int]) -> None:
    """Bring what is known of pages up to date with their live version and draft."""
    recount_pages(update_uses(page_ids))


@transaction.atomic(savepoint=False)
def forget(page_ids: Iterable[int]) -> None:
    """Take back what is known of pages that are about to be deleted."""
    uses = LinkUse.objects.filter(page__in=page_ids)
    link_ids = set(uses.values_list("link", flat=True))
    if link_ids:
        uses.delete()
        recount_pages(link_ids)


def update_uses(page_ids: Iterable[int], *, skip_locked: bool = False) -> set[int]:
    """Update uses, typed addresses and notes; return the links to count anew.

    Needs a transaction. The number of queries does not depend on how many links
    the pages have.
    """
    versions = versions_of(page_ids, skip_locked=skip_locked)
    _ADDRESSES.update(_addresses(versions), versions)
    _NOTES.update(_notes(versions), versions)
    return _USES.update(_uses(versions), versions)


def recount_pages(link_ids: Iterable[int]) -> None:
    """Count the pages of links anew; needs a transaction."""
    link_ids = set(link_ids)
    if not link_ids:
        return
    # Locked first, and in order: a count that waits for another counts what the
    # other has just written, and two never wait for each other.
    tallies = LinkTally.objects.filter(pk__in=link_ids)
    locked = set(
        tallies.select_for_update().order_by("pk").values_list("pk", flat=True)
    )
    if missing := link_ids - locked:
        ensure_tallies(Link.objects.filter(pk__in=missing).values_list("pk", flat=True))
    tallies.update(**page_counts())


def ensure_tallies(link_ids: Iterable[int]) -> None:
    """Give links a tally; those that have one keep it."""
    LinkTally.objects.bulk_create(
        [LinkTally(pk=pk) for pk in link_ids], ignore_conflicts=True
    )


def page_counts() -> dict[str, Coalesce]:
    """Return the counts of a tally's link, as expressions by the tally's fields."""
    return {
        "live_pages": _count(LinkUse.objects.filter(in_live=True)),
        "draft_pages": _count(LinkUse.objects.filter(in_live=False)),
    }


def _count(uses: QuerySet) -> Coalesce:
    of_link = uses.filter(link=OuterRef("pk")).order_by().values("link")
    return Coalesce(Subquery(of_link.annotate(count=Count("pk")).values("count")), 0)


def _uses(versions: dict[int, Versions]) -> dict[tuple, tuple]:
    return {
        (page_id, link_id): (
            link_id in version.live.links,
            link_id in version.draft.links,
        )
        for page_id, version in versions.items()
        for link_id in version.live.links | version.draft.links
    }


def _addresses(versions: dict[int, Versions]) -> dict[tuple, tuple]:
    found = {}
    for page_id, version in versions.items():
        live, draft = version.live.addresses, version.draft.addresses
        for url in live.keys() | draft.keys():
            words = live.get(url) or draft.get(url, "")
            found[page_id, url] = (url in live, url in draft, words)
    return found


def _notes(versions: dict[int, Versions]) -> dict[tuple, tuple]:
    found = {}
    for page_id, version in versions.items():
        live, draft = version.live.notes, version.draft.notes
        for key, note in (live | draft).items():
            found[page_id, key] = (
                *(key in live, key in draft),
                *(note.title, note.kind, note.source, note.note),
                *(note.href[:MAX_LENGTH], note.link_id, note.is_plain),
            )
    return found


@dataclass(frozen=True)
class _Table:
    """A table with one row for each thing that a page has."""

    model: type[Model]
    # What the thing is, and what is said of it.
    key: str
    values: tuple[str, ...]

    def update(self, found: dict[tuple, tuple], page_ids: Iterable[int]) -> set:
        """Write the difference between `found`, by page and key, and the rows.

        Returns the keys of the rows that were written.
        """
        rows = self.model.objects.filter(page__in=list(page_ids))
        known, ids = {}, {}
        for pk, page_id, key, *values in rows.values_list(
            "pk", "page_id", self.key, *self.values
        ):
            known[page_id, key] = tuple(values)
            ids[page_id, key] = pk
        gone = known.keys() - found.keys()
        changed = {row for row, values in found.items() if known.get(row) != values}
        written = self.existing(changed, known)
        if gone:
            self.model.objects.filter(pk__in=[ids[row] for row in gone]).delete()
        if written:
            self.model.objects.bulk_create(
                [self.row(row, found[row]) for row in sorted(written)],
                update_conflicts=True,
                unique_fields=[self.key, "page"],
                update_fields=self.values,
            )
        return {key for _page_id, key in gone | written}

    def row(self, row: tuple, values: tuple) -> Model:
        page_id, key = row
        says = zip(self.values, values, strict=True)
        return self.model(page_id=page_id, **{self.key: key}, **dict(says))

    def existing(self, rows: set[tuple], known: dict) -> set[tuple]:
        """Leave out new uses of links that are not in the register any longer."""
        new = {key for page_id, key in rows if (page_id, key) not in known}
        if self.model is not LinkUse or not new:
            return rows
        there = set(Link.objects.filter(pk__in=new).values_list("pk", flat=True))
        return {row for row in rows if row in known or row[1] in there}


_USES = _Table(LinkUse, "link_id", ("in_live", "in_draft"))
_ADDRESSES = _Table(TypedAddress, "url", ("in_live", "in_draft", "text"))
_NOTES = _Table(
    TypedNote,
    "key",
    (
        *("in_live", "in_draft"),
        *("title", "kind", "source", "note"),
        *("href", "linked", "is_plain"),
    ),
)
