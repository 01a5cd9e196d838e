"""The cards of an overview: filtered, searched, a page at a time."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from initiatives.models.theme import Theme
from links.printing.lookup import share_root_paths
from search.language.query_terms import clean_query
from search.pagination import PageLink, PageLinks
from search.query import search_queryset
from search.visibility import private_branches

CARDS_PER_PAGE = 12


@dataclass(frozen=True)
class ThemeChoice:
    """A theme in the filter, with how many initiatives it would leave."""

    title: str
    slug: str
    count: int
    url: str
    is_current: bool


class Listing:
    """The initiatives of an overview as a visitor has asked for them.

    `initiatives` is a queryset of InitiativePage, `parameters` what the visitor
    sent: `theme` (a slug), `q` (words) and `page` (a number). A theme that does
    not exist finds nothing; a page number that makes no sense is clamped.
    """

    def __init__(self, url: str, initiatives, parameters: QueryDict):
        self.url = url
        self.initiatives = initiatives.exclude(private_branches())
        self.theme_slug = parameters.get("theme", "").strip().replace("\0", "")
        self.query = clean_query(parameters.get("q", ""))
        self.page_number = parameters.get("page", 1)

    @property
    def is_filtered(self) -> bool:
        """Whether the visitor has asked for less than everything."""
        return bool(self.theme_slug or self.query)

    @property
    def reset_url(self) -> str:
        """The address at which everything is shown."""
        return self.url

    @cached_property
    def themes(self) -> list[ThemeChoice]:
        """The themes that the overview's initiatives have, in one query."""
        return [
            ThemeChoice(
                title=theme.title,
                slug=theme.slug,
                count=theme.count,
                url=self._url(theme=theme.slug),
                is_current=theme.slug == self.theme_slug,
            )
            for theme in Theme.objects.of_initiatives(self.initiatives)
        ]

    @property
    def theme(self) -> ThemeChoice | None:
        """The theme that the visitor has chosen, if there is such a one."""
        return next((theme for theme in self.themes if theme.is_current), None)

    @cached_property
    def cards(self) -> Page:
        """The initiatives on this page of the list: four queries, however many."""
        initiatives = self.initiatives.for_cards()
        if self.theme_slug:
            initiatives = initiatives.filter(themes__slug=self.theme_slug)
        if self.query:
            found = search_queryset(self.query, initiatives)
        else:
            found = initiatives.order_by("title", "pk")
        page = Paginator(found, CARDS_PER_PAGE).get_page(self.page_number)
        share_root_paths(page)
        return page

    @property
    def total(self) -> int:
        """How many initiatives there are, on all pages of the list."""
        return self.cards.paginator.count

    @property
    def previous_url(self) -> str:
        return self._links.previous_url

    @property
    def next_url(self) -> str:
        return self._links.next_url

    @property
    def page_links(self) -> list[PageLink]:
        return self._links.page_links

    @property
    def _links(self) -> PageLinks:
        return PageLinks(
            self.cards,
            lambda number: self._url(
                theme=self.theme_slug,
                q=self.query,
                page=str(number) if number > 1 else "",
            ),
        )

    def _url(self, **parameters: str) -> str:
        given = {name: value for name, value in parameters.items() if value}
        return f"{self.url}?{urlencode(given)}" if given else self.url
