"""The newest news, for pages of other apps: the front page, and that of a department."""

import datetime
from dataclasses import dataclass

from django.db.models import Expression, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from departments.gathering import Source
from links.printing.lookup import share_root_paths
from news.age import AT_DEPARTMENT, is_older, passes_at
from news.models import NewsIndexPage, NewsPage
from page_cache.marking import holds_until
from pages.serving.additions import Addition, Found
from pages.serving.frame import Frame, get_frame

SHOWN = 3
_COLUMNS = ("title", "url_path", "summary", "content_created")


@dataclass(frozen=True)
class ShownNews:
    """The newest news that is not too old at a moment, and where all of it is."""

    news: list[NewsPage]
    list_url: str
    true_until: datetime.datetime | None


def shown_news(
    rows: list[NewsPage], days: int, now: datetime.datetime, list_url: str = ""
) -> ShownNews:
    """Return those of `rows` that are not older than so many days."""
    news = [page for page in rows if not is_older(page.content_created, days, now)]
    ends = [passes_at(page.content_created, days) for page in news]
    return ShownNews(news, list_url, min(ends, default=None))


def _queries() -> dict[str, QuerySet]:
    lists = NewsIndexPage.objects.for_everybody()
    return {
        "news": _newest(NewsPage.objects.for_everybody()),
        "news_lists": lists.only("url_path", "front_page_days").order_by("path")[:1],
    }


def _newest(news: QuerySet) -> QuerySet:
    return news.only(*_COLUMNS).newest_first()[:SHOWN]


def _read(found: Found, frame: Frame, now: datetime.datetime) -> ShownNews:
    news, lists = found.get("news", []), found.get("news_lists", [])
    share_root_paths([*news, *lists], frame.root_paths)
    if not lists or not lists[0].front_page_days:
        return ShownNews([], "", None)
    return shown_news(news, lists[0].front_page_days, now, lists[0].url or "")


NEWEST = Addition("news/newest.html", _queries, _read)


def of_department(department: Expression) -> QuerySet:
    """Return the newest of a department, and of what is for all of them."""
    return _newest(NewsPage.objects.for_everybody().for_department(pk=department))


def shown_of_department(rows: list[NewsPage], request: HttpRequest) -> list[NewsPage]:
    """Return what is not too old to stand on the page of a department."""
    share_root_paths(rows, get_frame(request).root_paths)
    shown = shown_news(rows, AT_DEPARTMENT, timezone.now())
    if shown.true_until is not None:
        holds_until(request, shown.true_until)
    return shown.news


OF_DEPARTMENT = Source(
    "news", of_department, "news/of_department.html", shown_of_department
)
