"""What is on, for pages of other apps: the front page, an initiative, a department."""

import datetime
from collections.abc import Callable

from django.db.models import BigAutoField, DateTimeField, Expression, QuerySet
from django.db.models.functions import Coalesce, Now
from django.http import HttpRequest
from django.utils import timezone

from activities.models import ActivityPage, Occurrence
from activities.shown.date import Day, ShownDate, by_day, true_until
from activities.shown.queries import for_department, of_public, with_activities
from clock.moments import beginning_of
from departments.gathering import Source
from links.printing.lookup import share_root_paths
from page_cache.marking import holds_until
from pages.serving.additions import Addition, Found
from pages.serving.frame import Frame, get_frame
from prepared.parameters import Parameter

SHOWN = 3
SHOWN_IN_FRONT = 6
# Today, and as many days as make it a week.
DAYS_IN_FRONT = 7


class ShownActivities:
    """The first `most` of `rows`: the next dates of what a page is about, at `now`.

    Where there are none the clock alone brings none: whoever writes one has the page
    made anew.
    """

    def __init__(
        self, rows: list[Occurrence], now: datetime.datetime, most: int = SHOWN
    ):
        self.today = timezone.localdate(now)
        shown = rows[:most]
        self.dates = [ShownDate(row, self.today, row.activity) for row in shown]
        # One more is asked for than is shown.
        self.has_more = len(rows) > most
        ends = [row.ends_at for row in shown]
        self.true_until = true_until(ends, now) if shown else None

    @property
    def calendar_url(self) -> str:
        """Where all are: the page above the first of them."""
        if not self.dates:
            return ""
        url = self.dates[0].activity.url or ""
        return url.rstrip("/").rpartition("/")[0] + "/"


class ComingActivities(ShownActivities):
    """What is on today and in the days after, by the day; each midnight brings one more."""

    def __init__(self, rows: list[Occurrence], now: datetime.datetime):
        super().__init__(rows, now, SHOWN_IN_FRONT)
        self.true_until = self.true_until or true_until([], now)

    @property
    def days(self) -> list[Day]:
        return list(by_day(self.dates, self.today))


def _next(
    now: Expression, narrow: Callable[[QuerySet], QuerySet], most: int = SHOWN
) -> QuerySet:
    """Return the next public dates, one more than is shown.

    So the database stops there, and does not count what is on in all the time to come.
    """
    # By no index: with its own, SQLite would fetch all that is not over, and sort it.
    dates = Occurrence.objects.alias(end=Coalesce("ends_at", "ends_at"))
    dates = dates.filter(end__gt=now).order_by("starts_at", "pk").held()
    public = dates.filter(of_public(ActivityPage.objects.all()))
    return with_activities(narrow(public))[: most + 1]


def _now() -> Parameter:
    return Parameter("activities_now", DateTimeField())


def _coming() -> dict[str, QuerySet]:
    until = Parameter("activities_until", DateTimeField())
    coming = _next(
        _now(), lambda dates: dates.filter(starts_at__lt=until), SHOWN_IN_FRONT
    )
    return {"activities_coming": coming}


def _of_initiative() -> dict[str, QuerySet]:
    page = Parameter("page", BigAutoField())
    own = _next(_now(), lambda dates: dates.filter(activity__initiative=page))
    return {"activities_of_initiative": own}


def _parameters(now: datetime.datetime) -> dict:
    days = datetime.timedelta(days=DAYS_IN_FRONT)
    until = beginning_of(timezone.localdate(now) + days)
    return {"activities_now": now, "activities_until": until}


def _read_coming(
    found: Found, frame: Frame, now: datetime.datetime
) -> ComingActivities:
    return ComingActivities(_rows(found.get("activities_coming", []), frame), now)


def _read_own(found: Found, frame: Frame, now: datetime.datetime) -> ShownActivities:
    return ShownActivities(_rows(found.get("activities_of_initiative", []), frame), now)


def _rows(rows: list[Occurrence], frame: Frame) -> list[Occurrence]:
    share_root_paths((row.activity for row in rows), frame.root_paths)
    return rows


COMING = Addition("activities/coming.html", _coming, _read_coming, _parameters)
OF_INITIATIVE = Addition(
    "activities/gathered.html", _of_initiative, _read_own, _parameters
)


def of_department(department: Expression) -> QuerySet:
    """Return the next dates of a department, and of what is for all of them."""
    return _next(
        Now(), lambda dates: dates.filter(for_department(departmentpage=department))
    )


def shown_of_department(
    rows: list[Occurrence], request: HttpRequest
) -> list[ShownActivities]:
    """Return what was found as the template has it; nothing for no dates."""
    if not rows:
        return []
    content = ShownActivities(_rows(rows, get_frame(request)), timezone.now())
    holds_until(request, content.true_until)
    return [content]


OF_DEPARTMENT = Source(
    "activities",
    of_department,
    "activities/of_department.html",
    shown_of_department,
)
