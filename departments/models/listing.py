"""The departments of an overview, a page of the list at a time."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.http import QueryDict
from wagtail.models import Page as WagtailPage

from departments.models.address import DepartmentAddress
from departments.models.below import departments_below
from departments.models.department import DepartmentPage
from pages.serving.prefetching import Besides, References
from search.pagination import PageLinks, number_of_page, page_of_fetched
from search.visibility import overview_of

PER_PAGE = 30
# A department on many streets is known by the first few.
STREETS_SHOWN = 4


@dataclass(frozen=True)
class ListedDepartment:
    """A department in the list: its streets, and where they are."""

    page: DepartmentPage
    streets: tuple[str, ...]
    has_more: bool
    town: str

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def homes(self) -> int | None:
        return self.page.homes


class Listing:
    """The departments below `overview`, at `url`, on the page that `?page=` asks for.

    A number that makes no sense is clamped.
    """

    def __init__(self, url: str, overview: WagtailPage, parameters: QueryDict):
        self.url = url
        self.overview = overview
        self.page_number = parameters.get("page", "1")
        self.departments: Page = Paginator([], PER_PAGE).page(1)

    @property
    def references(self) -> dict:
        """What to ask for with all that the overview refers to."""
        return {
            "references": _references_of(self._number),
            **overview_of(self.overview),
        }

    def take(self, found: dict[str, list]) -> None:
        """Keep what `references` found."""
        pages = found["departments"]
        streets, towns = defaultdict(dict), {}
        for pk, street, postcode, town in found["streets"]:
            streets[pk][street] = None
            towns.setdefault(pk, f"{postcode} {town}".strip())
        rows = [
            ListedDepartment(
                page,
                tuple(streets[page.pk])[:STREETS_SHOWN],
                len(streets[page.pk]) > STREETS_SHOWN,
                towns.get(page.pk, ""),
            )
            for page in pages
        ]
        total = pages[0].total if pages else 0
        self.departments = page_of_fetched(rows, total, self._number, PER_PAGE)

    @property
    def total(self) -> int:
        """How many departments there are, on all pages of the list."""
        return self.departments.paginator.count

    @cached_property
    def _number(self) -> int:
        """The number of this page of the list; counted for those after the first."""
        below = DepartmentPage.objects.child_of(self.overview).for_everybody()
        return number_of_page(self.page_number, below.count, PER_PAGE)

    @cached_property
    def links(self) -> PageLinks:
        """The way to the other pages of the list."""
        return PageLinks(
            self.departments,
            lambda number: f"{self.url}?page={number}" if number > 1 else self.url,
        )


@lru_cache(maxsize=64)
def _references_of(number: int) -> References:
    return References(partial(_besides, number))


def _besides(number: int) -> Besides:
    """Return what the list shows of an overview that is known later."""
    last = number * PER_PAGE
    shown = departments_below()[last - PER_PAGE : last]
    departments = departments_below().only("title", "url_path", "homes")
    counted = departments.annotate(total=Window(Count("*")))
    streets = DepartmentAddress.objects.filter(page__in=shown.values("pk"))
    return Besides(
        {
            "departments": counted[last - PER_PAGE : last],
            "streets": streets.order_by("page", "sort_order", "pk").values_list(
                "page", "street", "postcode", "town"
            ),
        }
    )
