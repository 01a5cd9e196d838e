"""What is new, of both kinds: news, and pages that were changed, in one order."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Count, Expression, F, QuerySet, Value
from wagtail.models import Page
from wagtail.models.sites import SiteRootPath

from departments.belonging import belonging_to
from links.printing.lookup import share_root_paths
from news.models.news import NewsPage
from pages.models.updates import updated_pages
from pages.serving.addresses import full_address

_COLUMNS = (
    "pk",
    "title",
    "path",
    "depth",
    "url_path",
    "summary",
    "change_note",
    "translation_key",
)


@dataclass(frozen=True)
class Told:
    """A piece of news, or a page that was changed, of a day."""

    page: Page
    text: str
    day: datetime.date
    is_news: bool

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def full_url(self) -> str:
        return full_address(self.page)


def what_is_new(department: Expression | str = "") -> QuerySet:
    """Return the query for all that is new, newest first, as rows for `told`.

    With a department, known by its slug, it is the news for those who live there, and
    the pages that belong to it.
    """
    news = _news(department).annotate(day=F("content_created"), is_news=_told(True))
    pages = [
        queryset.annotate(day=F("content_updated"), is_news=_told(False))
        for queryset in _updated(department)
    ]
    first, *others = [
        queryset.values_list(*_COLUMNS, "day", "is_news") for queryset in [news, *pages]
    ]
    return first.union(*others, all=True).order_by("-day", "-is_news", "title", "pk")


def how_much_is_new(department: Expression | str = "") -> QuerySet:
    """Return the query for how much that is: a row with a number for each type."""
    first, *others = [
        queryset.annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
        for queryset in [_news(department), *_updated(department)]
    ]
    counts = [queryset.order_by().values_list("n") for queryset in (first, *others)]
    return counts[0].union(*counts[1:], all=True).order_by()


def told(
    rows: Iterable[tuple], root_paths: list[SiteRootPath] | None = None
) -> list[Told]:
    """Return what `what_is_new` found; `root_paths` are those of the sites, if known."""
    found = []
    for pk, title, path, depth, url, summary, note, key, day, is_news in rows:
        page = Page(
            pk=pk,
            title=title,
            path=path,
            depth=depth,
            url_path=url,
            translation_key=key,
        )
        text = summary if is_news else note or summary
        found.append(Told(page, text, day, bool(is_news)))
    share_root_paths((each.page for each in found), root_paths)
    return found


def _told(is_news: bool) -> Value:
    return Value(is_news, BooleanField())


def _news(department: Expression | str) -> QuerySet:
    news = NewsPage.objects.for_everybody().order_by()
    if department == "":
        return news
    return news.for_department(slug=department)


def _updated(department: Expression | str) -> list[QuerySet]:
    if department == "":
        return updated_pages()
    return [
        queryset
        for pages in updated_pages()
        if (queryset := belonging_to(pages, slug=department)) is not None
    ]
