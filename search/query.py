"""Ask the site search: the rest of the site needs this module and nothing below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Generic, NamedTuple, TypeVar, overload

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from search.language.excerpts import WordFinder, excerpt, opening
from search.language.query_terms import QueryTerm, clean_query, query_terms
from search.matching import Ranking, count_pages, rank_pages
from search.models import SearchEntry
from search.narrowing.kinds import Kind, kind_of
from search.promotions.finding import promoted_pages

Item = TypeVar("Item")

# As many ids as the first query brings; who reads on beyond them causes another.
FIRST = 100


@dataclass(frozen=True)
class Hit:
    """One page that was found. `excerpt` is HTML with the found words in ``<mark>``;
    `section` is the title of the page above, empty just below the home page; `kind` what
    the page is."""

    page: Page
    url: str
    title: str
    summary: str
    excerpt: SafeString
    section: str
    kind: Kind


class Reading(NamedTuple):
    """What was looked for in the end: these terms, and whether all of them."""

    terms: list[QueryTerm]
    every: bool


class _Search(NamedTuple):
    """The terms that were looked for, whether all of them were, and the first hits."""

    terms: list[QueryTerm]
    every: bool
    found: Ranking


class RankedResults(Generic[Item]):
    """What was found, best first: as long and as sliceable as Django's Paginator asks.

    The database is asked once, at the first use, for the number of hits and the ids of
    the first; a slice then loads only its own items.
    """

    def __init__(
        self,
        text: str,
        *,
        within: QuerySet | None = None,
        reading: Reading | None = None,
    ) -> None:
        self.query: str = clean_query(text)
        self.terms: list[QueryTerm] = query_terms(text)
        self._within = within
        self._given = reading

    @cached_property
    def _search(self) -> "_Search":
        """The first reading of the query that finds anything, and what it finds."""
        if self._given:
            return self._try(self._given.terms, every=self._given.every)
        exact = self._try(self.terms)
        if exact.found.ids or not self.terms:
            return exact
        return self._search_otherwise() or exact

    def _search_otherwise(self) -> "_Search | None":
        """Search for words that look like those that no page has; failing that, for
        any of the words."""
        # A term that nothing was found with is on no page of the whole site only if it
        # has been counted: a listing looks at a part of it.
        counts = self._counted(self.terms)
        unknown = [term for term in self.terms if not counts[term]]
        guesses = {
            term: [guess for guess in (term.respelt, term.taken_apart) if guess]
            for term in unknown
        }
        if any(guesses.values()):
            counts |= self._counted(chain.from_iterable(guesses.values()))
        terms = [
            next((guess for guess in guesses.get(term, []) if counts[guess]), term)
            for term in self.terms
        ]
        if unknown and all(counts[term] for term in terms):
            search = self._try(terms)
            if search.found.ids:
                return search
        known = sorted((term for term in terms if counts[term]), key=counts.get)
        return self._try(known, every=False) if known else None

    def _counted(self, terms: Iterable[QueryTerm]) -> dict[QueryTerm, int]:
        terms = list(terms)
        return dict(zip(terms, count_pages(terms), strict=True))

    def _try(self, terms: list[QueryTerm], *, every: bool = True) -> "_Search":
        found = rank_pages(terms, every=every, within=self._within, most=FIRST)
        return _Search(terms, every, found)

    @property
    def reading(self) -> Reading:
        """How the query was read, for another search that is to read it alike."""
        return Reading(self._search.terms, self._search.every)

    @property
    def promoted(self) -> list[int]:
        """The ids of what comes first whatever it says."""
        return []

    @cached_property
    def ids(self) -> list[int]:
        """The ids of all hits, best first."""
        search = self._search
        found = search.found.ids
        if len(found) < search.found.total:
            every, within = search.every, self._within
            found = rank_pages(search.terms, every=every, within=within).ids
        return list(dict.fromkeys([*self.promoted, *found]))

    @property
    def is_partial(self) -> bool:
        """Whether no page holds all the words, so that these hold some of them."""
        return bool(self) and not self._search.every

    @property
    def is_respelt(self) -> bool:
        """Whether a word that no page has was taken for one that looks like it."""
        return bool(self) and not self.is_partial and self._search.terms != self.terms

    def __len__(self) -> int:
        # One that is promoted may be among those found.
        return len(self.ids) if self.promoted else self._search.found.total

    def __iter__(self) -> Iterator[Item]:
        return iter(self._load(self.ids))

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...
    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._load(self._ids_to(index.stop)[index])
        return self._load([self.ids[index]])[0]

    def _ids_to(self, stop: int | None) -> list[int]:
        first = self.ids if self.promoted else self._search.found.ids
        return first if stop is not None and 0 <= stop <= len(first) else self.ids

    def _load(self, ids: Sequence[int]) -> list[Item]:
        raise NotImplementedError


class SearchResults(RankedResults[Hit]):
    """Hits as the search page shows them: two queries a slice, whatever its length.

    What somebody lets the words find comes first; one query more tells which that is.
    """

    def __init__(
        self,
        text: str,
        *,
        within: QuerySet | None = None,
        request: HttpRequest | None = None,
        reading: Reading | None = None,
    ) -> None:
        super().__init__(text, within=within, reading=reading)
        self._request = request

    @cached_property
    def promoted(self) -> list[int]:
        """The ids of the pages that an editor lets these words find."""
        return promoted_pages(self.terms, self._within)

    @cached_property
    def _finder(self) -> WordFinder:
        return WordFinder(self._search.terms)

    def _load(self, ids: Sequence[int]) -> list[Hit]:
        if not ids:
            return []
        entries = (
            SearchEntry.objects.select_related("page__content_type")
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
            excerpt=excerpt(entry.body, self._finder)
            or excerpt(entry.summary, self._finder)
            or opening(entry.summary or entry.body),
            section=sections.get(_parent_path(entry.page), ""),
            kind=_kind(entry.page),
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
    text: str,
    *,
    within: QuerySet | None = None,
    request: HttpRequest | None = None,
    reading: Reading | None = None,
) -> SearchResults:
    """Return the live, public pages that hold every word of `text` in some form.

    If no page does, those that hold any of them: ``is_partial`` says so. `text` may be
    anything at all. `within`, a queryset of pages or page ids, narrows the search
    without a query of its own. With `request` the addresses of the hits suit its site.
    With the `reading` of another search of the same text, it is read in no other way.
    """
    return SearchResults(text, within=within, request=request, reading=reading)


def search_queryset(text: str, queryset: QuerySet) -> RankedObjects:
    """Return the pages of `queryset` that `search_pages` would find, as its own
    objects, for a listing. The queryset may not be sliced yet."""
    return RankedObjects(text, queryset)


def matching_ids(text: str, *, within: QuerySet | None = None) -> list[int]:
    """Return the ids of the pages that `search_pages` finds, best first."""
    return RankedResults(text, within=within).ids


def _kind(page: Page) -> Kind:
    page_type = page.content_type
    return kind_of(f"{page_type.app_label}.{page_type.model}")


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
