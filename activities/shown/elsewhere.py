"""What is on, for pages of other apps: the front page, an initiative, a department."""

import datetime
from collections.abc import Callable
from functools import partial

from django.db.models import (
    BigAutoField,
    Count,
    DateTimeField,
    Expression,
    QuerySet,
    Window,
)
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils import timezone

from activities.models import ActivityPage, Occurrence
from activities.schedule.moments import midnight_of
from activities.shown.date import ShownDate, true_until
from activities.shown.queries import for_department, with_activities
from departments.gathering import Source
from links.printing.lookup import share_root_paths
from page_cache.marking import holds_until
from pages.serving.additions import Addition
from pages.serving.frame import get_frame
from prepared.parameters import Parameter
from search.visibility import private_branches

SHOWN = 3
_DAY = datetime.timedelta(days=1)


class ShownActivities:
    """The next dates of what a page is about, as they are at `now`.

    Where there are none, the clock alone brings some only to what `is_of_today`: else
    whoever writes one has the page made anew.
    """

    def __init__(
        self, rows: list, now: datetime.datetime, *, is_of_today: bool = False
    ):
        today = timezone.localdate(now)
        self.dates = [ShownDate(row, today, row.activity) for row in rows]
        self.total = rows[0].total if rows else 0
        self.true_until = (
            true_until([row.ends_at for row in rows], now)
            if rows or is_of_today
            else None
        )

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.total - len(self.dates)

    @property
    def calendar_url(self) -> str:
        """Where all are: the page above the first of them."""
        if not self.dates:
            return ""
        url = self.dates[0].activity.url or ""
        return url.rstrip("/").rpartition("/")[0] + "/"


def _addition(
    name: str,
    template: str,
    narrow: Callable[[QuerySet], QuerySet],
    *,
    is_of_today: bool = False,
) -> Addition:
    return Addition(
        template,
        lambda: {name: _next(narrow)},
        _parameters,
        partial(_read, name, is_of_today),
    )


def _next(narrow: Callable[[QuerySet], QuerySet]) -> QuerySet:
    return _next_of(narrow, Parameter("activities_now", DateTimeField()))


def _next_of(narrow: Callable[[QuerySet], QuerySet], now: Expression) -> QuerySet:
    public = ActivityPage.objects.live().exclude(private_branches())
    dates = Occurrence.objects.filter(activity__in=public.values("pk")).upcoming(now)
    dates = narrow(dates.held()).annotate(total=Window(Count("*")))
    return with_activities(dates)[:SHOWN]


def _parameters(now: datetime.datetime) -> dict:
    tomorrow = midnight_of(timezone.localdate(now) + _DAY)
    return {"activities_now": now, "activities_tomorrow": tomorrow}


def _read(
    name: str, is_of_today: bool, found, root_paths, now: datetime.datetime
) -> ShownActivities:
    rows = found.get(name, [])
    share_root_paths((row.activity for row in rows), root_paths)
    return ShownActivities(rows, now, is_of_today=is_of_today)


def _today(dates: QuerySet) -> QuerySet:
    tomorrow = Parameter("activities_tomorrow", DateTimeField())
    return dates.filter(starts_at__lt=tomorrow)


def _of_initiative(dates: QuerySet) -> QuerySet:
    return dates.filter(activity__initiative=_page())


def _page() -> Parameter:
    return Parameter("page", BigAutoField())


TODAY = _addition("activities_today", "activities/today.html", _today, is_of_today=True)
OF_INITIATIVE = _addition(
    "activities_of_initiative", "activities/gathered.html", _of_initiative
)


def of_department(department: Expression) -> QuerySet:
    """Return the next dates of a department, and of what is for all of them."""
    return _next_of(
        lambda dates: dates.filter(for_department(departmentpage=department)), Now()
    )


def shown_of_department(
    rows: list[Occurrence], request: HttpRequest
) -> list[ShownActivities]:
    """Return what was found as the template has it; nothing for no dates."""
    if not rows:
        return []
    root_paths = get_frame(request).root_paths
    share_root_paths((row.activity for row in rows), root_paths)
    content = ShownActivities(rows, timezone.now())
    holds_until(request, content.true_until)
    return [content]


OF_DEPARTMENT = Source(
    "activities",
    of_department,
    "activities/of_department.html",
    shown_of_department,
)
