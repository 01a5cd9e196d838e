"""Who answers for the pages that links stand on.

Pages have owners and this app knows no kind of page, so those who know them tell
how to find out. Until somebody does, nobody owns anything.
"""

from collections.abc import Iterable
from typing import Protocol

from wagtail.models import Page


class PageOwners(Protocol):
    """What the app that has the pages must be able to answer."""

    def choices(self) -> list[tuple[int, str]]:
        """Return the owners of at least one page, by name."""

    def pages_of(self, owner_pk: int):
        """Return the primary keys of the owner's pages, as a query that can nest."""

    def pages_of_user(self, user):
        """Return the primary keys of the pages of the owner that `user` is, likewise."""

    def names(self, page_ids: Iterable[int]) -> dict[int, str]:
        """Return the name of the owner of each page that has one."""


class _Nobody:
    def choices(self):
        return []

    def pages_of(self, owner_pk):
        return Page.objects.none().values_list("pk", flat=True)

    def pages_of_user(self, user):
        return Page.objects.none().values_list("pk", flat=True)

    def names(self, page_ids):
        return {}


_owners: PageOwners = _Nobody()


def register_owners(owners: PageOwners) -> None:
    """Ask `owners` from now on."""
    global _owners  # noqa: PLW0603, set once, when the apps are ready
    _owners = owners


def owner_choices() -> list[tuple[int, str]]:
    """Return owners of pages as (primary key, name), by name; one query."""
    return _owners.choices()


def page_ids_of_owner(pk: int):
    """Return the primary keys of the pages of an owner.

    A lazy, flat query: iterate it, or use it in another one (`page__in=…`).
    """
    return _owners.pages_of(pk)


def page_ids_of_user(user):
    """Return the primary keys of the pages of the owner that `user` is, if any; so too."""
    return _owners.pages_of_user(user)


def owners_by_page(page_ids: Iterable[int]) -> dict[int, str]:
    """Return the owner's name for each of the pages that has one; one query."""
    page_ids = list(page_ids)
    return _owners.names(page_ids) if page_ids else {}
