"""The cards of an overview: filtered, searched, a page at a time."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from wagtail.models import Page as WagtailPage

from departments.narrowed import DepartmentChoice
from initiatives.listing_queries import (
    CARDS_PER_PAGE,
    initiatives_below,
    narrowed,
    offered_departments,
    references_of,
)
from initiatives.models.theme import Theme
from links.printing.lookup import share_root_paths
from plaintext.slugs import asked_slug
from search.language.query_terms import clean_query
from search.pagination import PageLinks, number_of_page, page_of_fetched
from search.query import search_queryset
from search.visibility import overview_of


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

    `overview` is the page above them, at `url`; `parameters` are what the visitor sent:
    `theme` and `department` (slugs), `q` (words) and `page` (a number), or
    `choose=department`. A theme that does not exist finds nothing, a department what is
    for all; a page number that makes no sense is clamped.
    """

    def __init__(self, url: str, overview: WagtailPage, parameters: QueryDict):
        self.url = url
        self.overview = overview
        self.theme_slug = asked_slug(parameters.get("theme", ""))
        self.department_slug = asked_slug(parameters.get("department", ""))
        # Choosing is a page of its own: two hundred links are too many for each page.
        self.is_choosing = parameters.get("choose") == "department"
        self.query = clean_query(parameters.get("q", ""))
        self.page_number = parameters.get("page", "1")
        self._fetched: dict[str, list] = {}

    @property
    def is_filtered(self) -> bool:
        """Whether the visitor has asked for less than everything."""
        return bool(self.theme_slug or self.department_slug or self.query)

    @property
    def reset_url(self) -> str:
        """The address at which everything is shown."""
        return self.url

    @property
    def references(self) -> dict:
        """What to ask for with all that the overview refers to; {} for a search."""
        if self.query:
            return {}
        return {
            "references": references_of(
                bool(self.theme_slug),
                bool(self.department_slug),
                self.is_choosing and not self.department_slug,
                self._number,
            ),
            **overview_of(self.overview),
            "theme": self.theme_slug,
            "department": self.department_slug,
        }

    def take(self, found: dict[str, list]) -> None:
        """Keep what `references` found."""
        themes = defaultdict(list)
        for initiative, title in found.get("card_themes", []):
            themes[initiative].append(Theme(title=title))
        for card in found.get("cards", []):
            card.fetched_themes = themes[card.pk]
        self._fetched = found

    @cached_property
    def themes(self) -> list[ThemeChoice]:
        """The themes that the overview's initiatives have, in one query at most."""
        counted = self._fetched.get("themes")
        if counted is None:
            counted = Theme.objects.counted(initiatives_below(self.overview))
        return [
            ThemeChoice(
                title, slug, count, self._url(theme=slug), slug == self.theme_slug
            )
            for _pk, title, slug, count in counted
        ]

    @property
    def theme(self) -> ThemeChoice | None:
        """The theme that the visitor has chosen, if there is such a one."""
        return next((theme for theme in self.themes if theme.is_current), None)

    @cached_property
    def departments(self) -> list[DepartmentChoice]:
        """Those to choose among; only the first of them as long as nobody chooses."""
        found = self._fetched.get("departments")
        if found is None:
            found = offered_departments(self.department_slug)
        return [
            DepartmentChoice(
                title,
                slug,
                self._url(department=slug),
                slug == self.department_slug,
            )
            for title, slug in found
        ]

    @property
    def department(self) -> DepartmentChoice | None:
        """The department that the visitor has chosen, if there is such a one."""
        return next((each for each in self.departments if each.is_current), None)

    @property
    def choosing_url(self) -> str:
        """Where a department is chosen; "" when all there is is for all."""
        return self._url(choose="department", department="") if self.departments else ""

    @cached_property
    def cards(self) -> Page:
        """The initiatives on this page of the list.

        Four queries for those that were searched for, and none for others, which came
        with the page.
        """
        if "cards" in self._fetched:
            cards = self._fetched["cards"]
            total = cards[0].total if cards else 0
            return page_of_fetched(cards, total, self._number, CARDS_PER_PAGE)
        found = search_queryset(self.query, self._initiatives.with_themes())
        page = Paginator(found, CARDS_PER_PAGE).get_page(self.page_number)
        share_root_paths(page)
        return page

    @property
    def total(self) -> int:
        """How many initiatives there are, on all pages of the list."""
        return self.cards.paginator.count

    @cached_property
    def _number(self) -> int:
        """The number of this page of the list; counted for those after the first."""
        count = self._initiatives.count
        return number_of_page(self.page_number, count, CARDS_PER_PAGE)

    @property
    def _initiatives(self):
        initiatives = initiatives_below(self.overview)
        return narrowed(initiatives, self.theme_slug, self.department_slug)

    @cached_property
    def links(self) -> PageLinks:
        """The way to the other pages of the list."""
        return PageLinks(
            self.cards,
            lambda number: self._url(
                q=self.query, page=str(number) if number > 1 else ""
            ),
        )

    def _url(self, **changed: str) -> str:
        asked = {"theme": self.theme_slug, "department": self.department_slug} | changed
        given = {name: value for name, value in asked.items() if value}
        return f"{self.url}?{urlencode(given)}" if given else self.url
