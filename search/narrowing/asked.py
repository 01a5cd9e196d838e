"""A search as a visitor has asked for it, and what it can be narrowed to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from wagtail.query import PageQuerySet

from plaintext.slugs import asked_slug
from search.narrowing.besides import all_besides, besides_of
from search.narrowing.counting import Counts, count_hits
from search.narrowing.groups import Group, group_named, of_group
from search.narrowing.kinds import Kind, kind_named, known_kinds, of_kind
from search.pagination import PageLinks, page_of_fetched
from search.query import SearchResults, search_pages

HITS_PER_PAGE = 10
# What there is besides pages, below the first of them.
FEW_BESIDES = 3
# Far more choices than these are no choice on a telephone.
MOST_GROUPS = 12


@dataclass(frozen=True)
class Choice:
    """Something that the search can be narrowed to, with how many hits that leaves."""

    title: str
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class FoundBesides:
    """The first of what was found besides pages, and where the others are."""

    title: str
    template: str
    hits: Sequence
    count: int
    url: str

    @property
    def has_more(self) -> bool:
        return self.count > len(self.hits)


class AskedSearch:
    """What was found, narrowed as `parameters` say, a page at a time.

    They are `q` (words), `type` (a kind), `afdeling` (the slug of a group) and `page` (a
    number). A kind or a group that does not exist narrows nothing, and is told of.
    """

    def __init__(
        self, parameters: QueryDict, pages: PageQuerySet, request: HttpRequest
    ):
        self._pages = pages
        self._request = request
        self._number = parameters.get("page")
        self.all = search_pages(parameters.get("q", ""), within=pages, request=request)
        kind = asked_slug(parameters.get("type", ""))
        slug = asked_slug(parameters.get("afdeling", ""))
        self.kind: Kind | None = kind_named(kind) if kind else None
        self.group: Group | None = group_named(slug)
        self.is_unknown = bool((kind and not self.kind) or (slug and not self.group))

    @property
    def query(self) -> str:
        return self.all.query

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kind or self.group)

    @cached_property
    def counts(self) -> Counts:
        """How much was found altogether, of each kind and in each group."""
        if not self.all.terms:
            return Counts()
        return count_hits(
            self.all.reading,
            self._words,
            within=self._pages,
            promoted=self.all.promoted,
        )

    @property
    def has_found(self) -> bool:
        """Whether anything was found, however the search is narrowed."""
        return bool(self.counts.of())

    @cached_property
    def results(self) -> Page:
        """A page of the pages that were found, or of what there is of another kind."""
        if besides := besides_of(self.kind):
            number = Paginator(range(self.total), HITS_PER_PAGE).get_page(self._number)
            found = besides.found(self._words, self._slug)
            last = number.number * HITS_PER_PAGE
            rows = list(found[last - HITS_PER_PAGE : last])
            return page_of_fetched(rows, self.total, number.number, HITS_PER_PAGE)
        return Paginator(self._found, HITS_PER_PAGE).get_page(self._number)

    @property
    def template(self) -> str:
        """What prints one of the results."""
        besides = besides_of(self.kind)
        return besides.template if besides else "search/hit.html"

    @property
    def total(self) -> int:
        """How many hits there are as the search is narrowed."""
        return self.counts.of(self.kind, self.group)

    @property
    def has_pages_alone(self) -> bool:
        """Whether all hits are pages."""
        return not any(self.counts.of(besides.kind) for besides in all_besides())

    @cached_property
    def besides(self) -> list[FoundBesides]:
        """What there is besides pages, where it was not asked for alone."""
        if self.kind or not self.all.terms or self.results.number > 1:
            return []
        found = []
        for besides in all_besides():
            if count := self.counts.of(besides.kind, self.group):
                rows = besides.found(self._words, self._slug)[:FEW_BESIDES]
                url = self._url(type=besides.kind.key)
                title = str(besides.kind.plural)
                found.append(
                    FoundBesides(title, besides.template, list(rows), count, url)
                )
        return found

    @cached_property
    def kinds(self) -> list[Choice]:
        """The kinds that there are hits of; none when all are of one."""
        choices = [
            Choice(str(kind.plural), count, self._url(type=kind.key), kind == self.kind)
            for kind in known_kinds()
            if (count := self.counts.of(kind, self.group)) or kind == self.kind
        ]
        return choices if len(choices) > 1 or self.kind else []

    @cached_property
    def groups(self) -> list[Choice]:
        """The groups that there are hits in, those with most first."""
        groups = self.counts.groups[:MOST_GROUPS]
        if self.group and self.group not in groups:
            groups.append(self.group)
        return [
            Choice(
                group.title, count, self._url(afdeling=group.slug), group == self.group
            )
            for group in groups
            if (count := self.counts.of(self.kind, group)) or group == self.group
        ]

    @property
    def in_any_kind(self) -> Choice:
        count = self.counts.of(group=self.group)
        return Choice("", count, self._url(type=""), not self.kind)

    @property
    def in_any_group(self) -> Choice:
        count = self.counts.of(self.kind)
        return Choice("", count, self._url(afdeling=""), not self.group)

    @property
    def everything_url(self) -> str:
        """Where nothing is left out."""
        return self._url(type="", afdeling="")

    @property
    def links(self) -> PageLinks:
        """The way to the other pages of what was found."""
        return PageLinks(
            self.results,
            lambda number: self._url(page=str(number) if number > 1 else ""),
        )

    @cached_property
    def _found(self) -> SearchResults:
        if not self.is_narrowed:
            return self.all
        pages = self._pages
        if self.kind:
            pages = of_kind(pages, self.kind)
        if self.group:
            pages = of_group(pages, self.group)
        return search_pages(
            self.query, within=pages, request=self._request, reading=self.all.reading
        )

    @property
    def _words(self) -> list:
        """What is looked for besides pages: as typed, or as a slip was understood."""
        reading = self.all.reading
        return reading.terms if reading.every else self.all.terms

    @property
    def _slug(self) -> str:
        return self.group.slug if self.group else ""

    def _url(self, **changes: str) -> str:
        asked = {
            "q": self.query,
            "type": self.kind.key if self.kind else "",
            "afdeling": self._slug,
        }
        given = {name: value for name, value in (asked | changes).items() if value}
        return f"{reverse('search')}?{urlencode(given)}"
