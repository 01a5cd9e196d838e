"""A list that a visitor narrows to one department, by links: no cookie, no script."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict

from departments.asked import AskedDepartment, are_too_many
from search.pagination import PageLinks


@dataclass(frozen=True)
class DepartmentChoice:
    """A department to see the list of."""

    title: str
    slug: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class FeedLink:
    """A feed to follow."""

    title: str
    url: str


class NarrowedList:
    """A list at `url`, as a visitor has asked for it.

    `parameters` are what the visitor sent: `afdeling` or `gade` (see `AskedDepartment`)
    and `page` (a number). `found` has under "departments" the title and the slug of each
    that can be chosen.
    """

    def __init__(self, url: str, parameters: QueryDict):
        self.url = url
        self.asked = AskedDepartment(parameters)
        self.slug = self.asked.slug
        self.page_number = parameters.get("page", "1")
        self.found: dict[str, list] = {}

    @cached_property
    def departments(self) -> list[DepartmentChoice]:
        return [
            DepartmentChoice(title, slug, self._url(afdeling=slug), slug == self.slug)
            for title, slug in self.found.get("departments", [])
        ]

    @property
    def is_typed(self) -> bool:
        """Whether there are so many departments that theirs is typed, not chosen."""
        return are_too_many(self.departments)

    @property
    def department(self) -> DepartmentChoice | None:
        """The department that the visitor has chosen, if there is such a one."""
        return next((choice for choice in self.departments if choice.is_current), None)

    def links_from(self, page: Page) -> PageLinks:
        """Return the way from a page of the list to the others."""
        return PageLinks(
            page,
            lambda number: self._url(
                afdeling=self.slug, page=str(number) if number > 1 else ""
            ),
        )

    def feeds_with(
        self, all_: FeedLink, one: Callable[[DepartmentChoice], FeedLink]
    ) -> list[FeedLink]:
        """Return the feed of the chosen department, and that of all."""
        return [one(self.department), all_] if self.department else [all_]

    def _url(self, **parameters: str) -> str:
        given = {name: value for name, value in parameters.items() if value}
        return f"{self.url}?{urlencode(given)}" if given else self.url
