"""One thing to do about a page, and who tells of such things."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# In the order of their weight: people who wait come before what is overdue.
SENT_BACK, COMMENT, REPORT, FEEDBACK, LINK, REVIEW, DRAFT, WAITING = range(8)
KINDS = {
    SENT_BACK: _("sent back"),
    COMMENT: _("comments"),
    REPORT: _("messages from residents"),
    FEEDBACK: _("what residents write"),
    LINK: _("links to decide about"),
    REVIEW: _("review due"),
    DRAFT: _("drafts"),
}


@dataclass(frozen=True)
class Need:
    """One thing to do about a page: what, since when, and where if not in its editor."""

    kind: int
    sentence: str
    since: datetime
    url: str = ""

    @property
    def is_review(self) -> bool:
        return self.kind == REVIEW


@dataclass(frozen=True)
class PageToSee:
    """A page with what it needs, the heaviest first."""

    page: Page
    needs: list[Need]

    @property
    def title(self) -> str:
        return self.page.draft_title or self.page.title

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def standing(self) -> str:
        """What readers have of it."""
        if self.page.live:
            return gettext("Readers can see it")
        return (
            gettext("Taken down") if self.page.expired else gettext("Not published yet")
        )


def counted_by_page(rows: QuerySet, since: str) -> QuerySet:
    """Return for each page how many of `rows` are about it, and the newest moment.

    Dictionaries of `page`, `count` and `since`, which is of the column that `since` names.
    """
    by_page = rows.order_by().values("page")
    return by_page.annotate(count=Count("pk"), since=Max(since))


Source = Callable[..., Iterator[tuple[int, Need]]]
_sources: list[Source] = []


def tell_of_needs(source: Source) -> None:
    """Have the desk ask `source` too: an app above that knows of things to do.

    It is called with the desk, and yields the primary keys of pages with what each needs.
    """
    if source not in _sources:
        _sources.append(source)


def other_sources() -> list[Source]:
    """Return who tells of needs besides the desk itself."""
    return list(_sources)
