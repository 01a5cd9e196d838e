"""What is new, as a visitor has asked for it."""

from functools import cached_property, lru_cache, partial

from django.core.paginator import Page
from django.db.models import CharField
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from departments.models import DepartmentPage
from departments.narrowed import DepartmentChoice, FeedLink, NarrowedList
from news.telling import Told, how_much_is_new, told, what_is_new
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from search.pagination import PageLinks, number_of_page, page_of_fetched

PER_PAGE = 20


class NewsListing(NarrowedList):
    """News and changed pages, a page of the list at a time.

    A department that does not exist finds what is for all.
    """

    def __init__(self, url: str, parameters: QueryDict):
        super().__init__(url, parameters)
        self._root_paths: list | None = None

    @property
    def references(self) -> dict:
        """What to ask for with all that the page refers to."""
        return {
            "references": references_of(bool(self.slug), self._number),
            "department": self.slug,
        }

    def take(self, found: dict[str, list], root_paths) -> None:
        """Keep what `references` found."""
        self.found = found
        self._root_paths = root_paths

    @cached_property
    def entries(self) -> Page:
        """What is on this page of the list."""
        rows = told(self.found.get("new", []), self._root_paths)
        total = _sum(self.found.get("how_much", []))
        return page_of_fetched(rows, total, self._number, PER_PAGE)

    @property
    def entry_list(self) -> list[Told]:
        return self.entries.object_list

    @property
    def links(self) -> PageLinks:
        """The way to the other pages of the list."""
        return self.links_from(self.entries)

    @property
    def feeds(self) -> list[FeedLink]:
        """The feed of the chosen department, and that of all."""
        all_ = FeedLink(
            gettext("Follow the news of all departments (Atom)"), reverse("feed")
        )

        def of_one(department: DepartmentChoice) -> FeedLink:
            title = gettext("Follow the news of %(department)s (Atom)")
            url = reverse("feed_of_department", args=[department.slug])
            return FeedLink(title % {"department": department.title}, url)

        return self.feeds_with(all_, of_one)

    @cached_property
    def _number(self) -> int:
        """The number of this page of the list; counted for those after the first."""
        return number_of_page(
            self.page_number, lambda: _sum(how_much_is_new(self.slug)), PER_PAGE
        )


@lru_cache(maxsize=64)
def references_of(has_department: bool, number: int) -> References:
    """Return what the list refers to, with page `number` of what is new.

    With the parameter `department`, a slug.
    """
    return References(partial(_besides, has_department, number))


def _besides(has_department: bool, number: int) -> Besides:
    department = Parameter("department", CharField()) if has_department else ""
    last = number * PER_PAGE
    departments = DepartmentPage.objects.for_everybody().order_by("title", "pk")
    return Besides(
        {
            "new": what_is_new(department)[last - PER_PAGE : last],
            "how_much": how_much_is_new(department),
            "departments": departments.values_list("title", "slug"),
        }
    )


def _sum(rows) -> int:
    return sum(count for (count,) in rows)
