"""The pages that changed last, of whatever type."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Expression, QuerySet
from wagtail.models import Page
from wagtail.models.sites import SiteRootPath

from links.printing.lookup import share_root_paths
from pages.models.base import page_models
from pages.serving.addresses import full_address


@dataclass(frozen=True)
class Update:
    """A page that has changed, and what its editors say of it."""

    page: Page
    summary: str
    content_updated: datetime.date
    change_note: str

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def full_url(self) -> str:
        return full_address(self.page)


def updates_query(count: int, exclude: Expression | None = None) -> QuerySet:
    """Return the query for the `count` public pages updated last.

    One query, however many page types and pages there are. `exclude` is the primary
    key of a page to leave out.
    """
    columns = (
        "pk",
        "title",
        "path",
        "depth",
        "url_path",
        "summary",
        "content_updated",
        "change_note",
    )
    pages = updated_pages()
    if exclude is not None:
        pages = [queryset.exclude(pk=exclude) for queryset in pages]
    first, *others = [queryset.values_list(*columns) for queryset in pages]
    rows = first.union(*others, all=True).order_by("-content_updated", "title")
    return rows[:count]


def updated_pages() -> list[QuerySet]:
    """Return the public pages that may be told of as changed, a query for each type."""
    return [
        model.objects.for_everybody().exclude(content_updated=None).order_by()
        for model in page_models()
        if model.tells_of_updates
    ]


def updates_of(
    rows: Iterable[tuple], root_paths: list[SiteRootPath] | None = None
) -> list[Update]:
    """Return what `updates_query` found; `root_paths` are those of the sites, if known."""
    updates = [
        Update(Page(pk=pk, title=title, path=path, depth=depth, url_path=url), *details)
        for pk, title, path, depth, url, *details in rows
    ]
    share_root_paths((update.page for update in updates), root_paths)
    return updates
