"""Links between the pages of a long list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator


def number_of_page(asked: str, count: Callable[[], int], per_page: int) -> int:
    """Return which page of a list is meant; a number that makes no sense is clamped.

    `count` is asked for those after the first alone.
    """
    if asked == "1":
        return 1
    return Paginator(range(count()), per_page).get_page(asked).number


def page_of_fetched(rows: Sequence, total: int, number: int, per_page: int) -> Page:
    """Return the page of a list of which just its rows were fetched, `total` in all."""
    return Page(rows, number, Paginator(range(total), per_page))


@dataclass(frozen=True)
class PageLink:
    """A link to one page of a list; `follows_gap` if numbers before it are left out."""

    number: int
    url: str
    is_current: bool
    follows_gap: bool


@dataclass(frozen=True)
class PageLinks:
    """The way about a paginated list.

    `url` gives the address of the page with a number.
    """

    page: Page
    url: Callable[[int], str]

    @property
    def previous_url(self) -> str:
        """The address of the page before, "" on the first."""
        return self.url(self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The address of the page after, "" on the last."""
        return self.url(self.page.number + 1) if self.page.has_next() else ""

    @property
    def page_links(self) -> list[PageLink]:
        """Numbered links, those far from here left out; [] for a single page."""
        if not self.page.has_other_pages():
            return []
        paginator = self.page.paginator
        links = []
        follows_gap = False
        for number in paginator.get_elided_page_range(self.page.number):
            if number == paginator.ELLIPSIS:
                follows_gap = True
                continue
            is_current = number == self.page.number
            links.append(PageLink(number, self.url(number), is_current, follows_gap))
            follows_gap = False
        return links
