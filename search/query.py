"""Ask the site search: the rest of the site needs this module and nothing below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar, overload

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from search.language.excerpts import excerpt, opening
from search.language.query_terms import QueryTerm, clean_query, query_terms
from search.matching import matching_page_ids
from search.models import SearchEntry

Item = TypeVar("Item")


@dataclass(frozen=True)
class Hit:
    """One page that was found. `excerpt` is HTML with the found words in ``<mark>``;
    `section` is the title of the page above, empty just below the home page."""

    page: Page
    url: str
    title: str
    summary: str
    excerpt: SafeString
    section: str


class RankedResults(Generic[Item]):
    """What was found, best first: as long and as sliceable as Django's Paginator asks.

    The database is asked once, at the first use, for the ids of all hits; a slice then
    loads only its own items.
    """

    def __init__(self, text: str, *, within: QuerySet | None = None) -> None:
        self.query: str = clean_query(text)
        self.terms: list[QueryTerm] = query_terms(text)
        self._within = within

    @cached_property
    def _ids_and_partial(self) -> tuple[list[int], bool]:
        ids = matching_page_ids(self.terms, every=True, within=self._within)
        if ids or len(self.terms) < 2:
            return ids, False
        ids = matching_page_ids(self.terms, every=False, within=self._within)
        return ids, bool(ids)

    @property
    def ids(self) -> list[int]:
        """The ids of all hits, best first."""
        return self._ids_and_partial[0]

    @property
    def is_partial(self) -> bool:
        """Whether no page holds all the words, so that these hold some of them."""
        return self._ids_and_partial[1]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._load(self.ids))

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...
    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._load(self.ids[index])
        return self._load([self.ids[index]])[0]

    def _load(self, ids: Sequence[int]) -> list[Item]:
        raise NotImplementedError


class SearchResults(RankedResults[Hit]):
    """Hits as the search page shows them: two queries a slice, whatever its length."""

    def __init__(
        self,
        text: str,
        *,
        within: QuerySet | None = None,
        request: HttpRequest | None = None,
    ) -> None:
        super().__init__(text, within=within)
        self._request = request

    def _load(self, ids: Sequence[int]) -> list[Hit]:
        if not ids:
            return []
        entries = (
            SearchEntry.objects.select_related("page")
            .defer("terms_a", "terms_b", "terms_c", "terms_d")
            .in_bulk(ids)
        )
        sections = _section_titles(entry.page for entry in entries.values())
        return [
            self._hit(entries[page_id], sections)
            for page_id in ids
            # A page may have been deleted since its id was found.
            if page_id in entries
        ]

    def _hit(self, entry: SearchEntry, sections: dict[str, str]) -> Hit:
        return Hit(
            page=entry.page,
            url=entry.page.get_url(self._request) or "",
            title=entry.title,
            summary=entry.summary,
            excerpt=excerpt(entry.body, self.terms)
            or excerpt(entry.summary, self.terms)
            or opening(entry.summary or entry.body),
            section=sections.get(_parent_path(entry.page), ""),
        )


class RankedObjects(RankedResults[Model]):
    """The objects of a page queryset that were found, best first, loaded by that
    queryset: with its own class, prefetches and deferred fields."""

    def __init__(self, text: str, queryset: QuerySet) -> None:
        super().__init__(text, within=queryset)
        self._queryset = queryset

    def _load(self, ids: Sequence[int]) -> list[Model]:
        found = {page.pk: page for page in self._queryset.filter(pk__in=ids)}
        return [found[page_id] for page_id in ids if page_id in found]


def search_pages(
    text: str, *, within: QuerySet | None = None, request: HttpRequest | None = None
) -> SearchResults:
    """Return the live, public pages that hold every word of `text` in some form.

    If no page does, those that hold any of them: ``is_partial`` says so. `text` may be
    anything at all. `within`, a queryset of pages or page ids, narrows the search
    without a query of its own. With `request` the addresses of the hits suit its site.
    """
    return SearchResults(text, within=within, request=request)


def search_queryset(text: str, queryset: QuerySet) -> RankedObjects:
    """Return the pages of `queryset` that `search_pages` would find, as its own
    objects, for a listing. The queryset may not be sliced yet."""
    return RankedObjects(text, queryset)


def matching_ids(text: str, *, within: QuerySet | None = None) -> list[int]:
    """Return the ids of the pages that `search_pages` finds, best first."""
    return RankedResults(text, within=within).ids


def _parent_path(page: Page) -> str:
    return page.path[: -Page.steplen]


def _section_titles(pages: Iterator[Page]) -> dict[str, str]:
    """Return the titles of the pages above the given ones by their paths, apart from
    home pages, which say nothing about where a page belongs, and from pages that are
    not published."""
    paths = {_parent_path(page) for page in pages if page.depth > 3}
    if not paths:
        return {}
    above = Page.objects.filter(path__in=paths, live=True)
    return dict(above.values_list("path", "title"))
