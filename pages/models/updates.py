"""The pages that changed last, of whatever type."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from pages.models.base import page_models
from pages.serving.addresses import full_address
from search.visibility import private_branches


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


def recently_updated(count: int, exclude: Iterable[int] = ()) -> list[Update]:
    """Return the `count` public pages updated last, newest first.

    One query, however many page types and pages there are. `exclude` holds the
    primary keys of pages to leave out.
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
    first, *others = [
        model.objects.live()
        .exclude(pk__in=list(exclude))
        .exclude(content_updated=None)
        .exclude(private_branches())
        .order_by()
        .values_list(*columns)
        for model in page_models()
    ]
    rows = first.union(*others, all=True).order_by("-content_updated", "title")
    return [
        Update(Page(pk=pk, title=title, path=path, depth=depth, url_path=url), *details)
        for pk, title, path, depth, url, *details in rows[:count]
    ]
