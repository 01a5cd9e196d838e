"""Keeps one SearchEntry for each live page that wants to be found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page

from search.indexing.documents import SearchDocument
from search.language.words import SUBJECT, TITLE, clean, text_lexemes
from search.models import SearchEntry

# Far more than any page holds, and well inside PostgreSQL's 1 MB for a tsvector.
LONGEST_BODY = 50_000
LONGEST_SUMMARY = 2_000
BATCH = 200
# Stands in every entry, and is raised with each change of what stands there: `prepare`
# then makes them anew.
RULE = "rule3"
# A text is about the words that it says three times, and once in a hundred.
OFTEN = 3
OFTEN_SHARE = 0.01

_COLUMNS = [field.name for field in SearchEntry._meta.fields if not field.primary_key]


@dataclass(frozen=True)
class RebuildCount:
    """How many entries a rebuild wrote, and how many stale ones it removed."""

    indexed: int
    removed: int


def search_entry(page_id: int, document: SearchDocument) -> SearchEntry:
    """Return the unsaved entry for a page's document."""
    title = clean(document.title)[:LONGEST_SUMMARY]
    summary = clean(document.summary)[:LONGEST_SUMMARY]
    body = clean(document.body)[:LONGEST_BODY]
    title_words, title_heads = text_lexemes(title)
    summary_words, summary_heads = text_lexemes(summary)
    body_words, body_heads = text_lexemes(body)
    in_title = [*title_words, *title_heads]
    subjects = [*in_title, *summary_words, *summary_heads, *_often(body_words)]
    if document.is_of_a_day:
        in_title, subjects = [], in_title
    places = dict.fromkeys(
        [TITLE + lexeme for lexeme in in_title]
        + [SUBJECT + lexeme for lexeme in subjects]
    )
    return SearchEntry(
        page_id=page_id,
        title=title,
        summary=summary,
        body=body,
        terms_a=" ".join(title_words),
        terms_b=" ".join(summary_words + title_heads),
        terms_c=" ".join(body_words + summary_heads),
        terms_d=" ".join([RULE, *places, *body_heads]),
    )


def _often(words: list[str]) -> Iterator[str]:
    """Yield what a text says again and again, and so is about."""
    least = max(OFTEN, len(words) * OFTEN_SHARE)
    return (word for word, times in Counter(words).items() if times >= least)


def is_outdated() -> bool:
    """Tell whether there are entries by the rule of a former release."""
    return SearchEntry.objects.exclude(terms_d__startswith=RULE).exists()


def save_entries(entries: Iterable[SearchEntry]) -> None:
    """Insert the entries, or replace those that their pages already have."""
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=_COLUMNS,
    )


def index_page(page: Page) -> None:
    """Bring the index up to date with one page in its specific class."""
    document = _document(page)
    if document is None:
        remove_page(page)
    else:
        save_entries([search_entry(page.pk, document)])


def remove_page(page: Page) -> None:
    """Take a page out of the index."""
    SearchEntry.objects.filter(pk=page.pk).delete()


def rebuild() -> RebuildCount:
    """Index every live page and remove the entries of all others.

    Pages may be published meanwhile: their entries are neither removed nor overwritten
    with older text.
    """
    present = set(SearchEntry.objects.values_list("pk", flat=True))
    live = Page.objects.filter(live=True).order_by("pk")
    indexed = _index_pages(list(live.values_list("pk", flat=True)))
    removed = _remove_stale(present - indexed)
    return RebuildCount(indexed=len(indexed), removed=removed)


def complete() -> RebuildCount:
    """Index the live pages that have no entry, and remove entries of pages not live.

    A page that was not published but put there, by a migration or an import, has none.
    """
    without = Page.objects.filter(live=True, depth__gt=1, search_entry=None)
    missing = without.order_by("pk").values_list("pk", flat=True)
    indexed = _index_pages(list(missing))
    hidden = SearchEntry.objects.filter(page__live=False).values_list("pk", flat=True)
    return RebuildCount(indexed=len(indexed), removed=_remove_stale(set(hidden)))


def _index_pages(page_ids: list[int]) -> set[int]:
    """Write the entries of those pages that are live; return whose they are."""
    live = Page.objects.filter(live=True)
    indexed: set[int] = set()
    for start in range(0, len(page_ids), BATCH):
        with transaction.atomic():
            # A publication of one of these waits until its older text is written.
            batch = live.select_for_update().filter(
                pk__in=page_ids[start : start + BATCH]
            )
            locked = list(batch.values_list("pk", flat=True))
            entries = [
                search_entry(page.pk, document)
                for page in Page.objects.filter(pk__in=locked).specific()
                if (document := _document(page)) is not None
            ]
            save_entries(entries)
        indexed.update(entry.page_id for entry in entries)
    return indexed


def _remove_stale(page_ids: set[int]) -> int:
    removed = 0
    ordered = sorted(page_ids)
    for start in range(0, len(ordered), BATCH):
        count, _ = SearchEntry.objects.filter(
            pk__in=ordered[start : start + BATCH]
        ).delete()
        removed += count
    return removed


def _document(page: Page) -> SearchDocument | None:
    if not page.live or not hasattr(page, "get_search_document"):
        return None
    return page.get_search_document()
