"""What is new, as a visitor has asked for it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import CharField
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from departments.models import DepartmentPage
from news.telling import Told, how_much_is_new, told, what_is_new
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from search.pagination import PageLinks, number_of_page, page_of_fetched

PER_PAGE = 20
# From so many departments on, their links are folded away.
FOLDED = 12
_LONGEST_SLUG = 255


@dataclass(frozen=True)
class DepartmentChoice:
    """A department to see the news of."""

    title: str
    slug: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class FeedLink:
    """A feed to follow."""

    title: str
    url: str


class NewsListing:
    """News and changed pages, a page of the list at a time.

    `parameters` are what the visitor sent: `afdeling` (the slug of a department) and
    `page` (a number). A department that does not exist finds what is for all.
    """

    def __init__(self, url: str, parameters: QueryDict):
        self.url = url
        slug = parameters.get("afdeling", "").strip().replace("\0", "")
        self.slug = slug[:_LONGEST_SLUG]
        self.page_number = parameters.get("page", "1")
        self._found: dict[str, list] = {}
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
        self._found = found
        self._root_paths = root_paths

    @cached_property
    def entries(self) -> Page:
        """What is on this page of the list."""
        rows = told(self._found.get("new", []), self._root_paths)
        total = _sum(self._found.get("how_much", []))
        return page_of_fetched(rows, total, self._number, PER_PAGE)

    @property
    def entry_list(self) -> list[Told]:
        return self.entries.object_list

    @cached_property
    def departments(self) -> list[DepartmentChoice]:
        return [
            DepartmentChoice(title, slug, self._url(afdeling=slug), slug == self.slug)
            for title, slug in self._found.get("departments", [])
        ]

    @property
    def is_folded(self) -> bool:
        """Whether there are so many departments that their links are folded away."""
        return len(self.departments) > FOLDED

    @property
    def department(self) -> DepartmentChoice | None:
        """The department that the visitor has chosen, if there is such a one."""
        return next((choice for choice in self.departments if choice.is_current), None)

    @property
    def links(self) -> PageLinks:
        """The way to the other pages of the list."""
        return PageLinks(
            self.entries,
            lambda number: self._url(
                afdeling=self.slug, page=str(number) if number > 1 else ""
            ),
        )

    @property
    def feeds(self) -> list[FeedLink]:
        """The feed of the chosen department, and that of all."""
        all_ = FeedLink(
            gettext("Follow the news of all departments (Atom)"), reverse("feed")
        )
        if self.department is None:
            return [all_]
        title = gettext("Follow the news of %(department)s (Atom)")
        url = reverse("feed_of_department", args=[self.department.slug])
        return [FeedLink(title % {"department": self.department.title}, url), all_]

    @cached_property
    def _number(self) -> int:
        """The number of this page of the list; counted for those after the first."""
        return number_of_page(
            self.page_number, lambda: _sum(how_much_is_new(self.slug)), PER_PAGE
        )

    def _url(self, **parameters: str) -> str:
        given = {name: value for name, value in parameters.items() if value}
        return f"{self.url}?{urlencode(given)}" if given else self.url


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
