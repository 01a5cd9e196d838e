"""What the calendar page shows of the dates, for the statement that fetches the page.

There is one statement for each page of the list and for each set of filters.
"""

from functools import lru_cache, partial

from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Window,
)
from django.db.models.functions import ExtractMonth, ExtractYear, Left, Length
from django.db.models.lookups import Exact

from activities.models.activity import ActivityPage
from activities.models.occurrence import Occurrence
from activities.schedule.moments import COPENHAGEN
from activities.schedule.plan import Standing
from departments.models import DepartmentPage
from initiatives.models import InitiativePage
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from search.visibility import private_branches

DATES_PER_PAGE = 20
# Far more choices than these are no choice on a telephone; each has a page of its own.
MOST_CHOICES = 12
FILTERS = ("department", "initiative", "month")

_COLUMNS = (
    "original_day",
    "standing",
    "starts_at",
    "ends_at",
    "all_day",
    "has_end",
    "place",
    "note",
    "other_start",
)


@lru_cache(maxsize=64)
def references_of(filters: tuple[str, ...], number: int) -> References:
    """Return what the calendar page refers to, with page `number` of its list.

    With the parameters `now`, `path` and `depth` of the page, and those of `filters`:
    slugs, and `month_from` and `month_until` for a month.
    """
    return References(partial(_besides, filters, number))


def dates_below(page, now) -> QuerySet[Occurrence]:
    """Return the dates of the public activities below a page that are not over."""
    activities = ActivityPage.objects.child_of(page).live()
    activities = activities.exclude(private_branches())
    return Occurrence.objects.filter(activity__in=activities, ends_at__gt=now)


def narrowed(dates: QuerySet, filters: tuple[str, ...], values: dict) -> QuerySet:
    """Return those of `dates` that a visitor asks for."""
    if "department" in filters:
        slug = values["department"]
        dates = dates.filter(for_department(departmentpage__slug=slug))
    if "initiative" in filters:
        dates = dates.filter(activity__initiative__slug=values["initiative"])
    if "month" in filters:
        dates = dates.filter(
            starts_at__lt=values["month_until"], ends_at__gt=values["month_from"]
        )
    return dates


def with_activities(dates: QuerySet) -> QuerySet:
    """Fetch what a list says of the activity of each date."""
    return dates.select_related("activity").only(
        *_COLUMNS,
        *(
            f"activity__{name}"
            for name in ("title", "url_path", "place", "price", "audience")
        ),
    )


def for_department(**department) -> Q:
    """Return a condition on dates. An activity without departments is for all of them."""
    through = ActivityPage.departments.through.objects.filter(
        activitypage=OuterRef("activity")
    )
    return Q(Exists(through.filter(**department))) | ~Q(Exists(through))


def _besides(filters: tuple[str, ...], number: int) -> Besides:
    now = Parameter("now", DateTimeField())
    values = {
        "department": Parameter("department", CharField()),
        "initiative": Parameter("initiative", CharField()),
        "month_from": Parameter("month_from", DateTimeField()),
        "month_until": Parameter("month_until", DateTimeField()),
    }
    everything = Occurrence.objects.filter(activity__in=_activities(), ends_at__gt=now)
    shown = narrowed(everything, filters, values).annotate(
        total=Window(Count("*")), next_end=Window(Min("ends_at"))
    )
    last = number * DATES_PER_PAGE
    shown = with_activities(shown).order_by("starts_at", "pk")
    held = everything.exclude(standing=Standing.MOVED_AWAY)
    return Besides(
        {
            "dates": shown[last - DATES_PER_PAGE : last],
            "departments": _departments(held),
            "initiatives": _initiatives(held),
            "months": _months(held),
        }
    )


def _activities() -> QuerySet:
    """Return the primary keys of public activities of a page that is known later."""
    path = Parameter("path", CharField())
    depth = Parameter("depth", IntegerField())
    below = ActivityPage.objects.live().filter(
        Exact(Left("path", Length(path)), path), depth=depth + 1
    )
    return below.exclude(private_branches()).values("pk")


def _departments(held: QuerySet) -> QuerySet:
    """Return title, slug and key of departments that have dates, those with most first."""
    public = DepartmentPage.objects.for_everybody()
    counted = held.filter(activity__departments__in=public.values("pk"))
    columns = _named("activity__departments")
    return _most(counted, columns)


def _initiatives(held: QuerySet) -> QuerySet:
    public = InitiativePage.objects.live().exclude(private_branches())
    counted = held.filter(activity__initiative__in=public.values("pk"))
    columns = _named("activity__initiative")
    return _most(counted, columns)


def _named(page: str) -> tuple[str, ...]:
    return (f"{page}__title", f"{page}__slug", f"{page}__pk")


def _most(dates: QuerySet, columns: tuple[str, ...]) -> QuerySet:
    counted = dates.order_by().values_list(*columns)
    counted = counted.annotate(count=Count("activity", distinct=True))
    return counted.order_by("-count", columns[0])[:MOST_CHOICES]


def _months(held: QuerySet) -> QuerySet:
    """Return year and month of those in which dates begin."""
    year = ExtractYear("starts_at", tzinfo=COPENHAGEN)
    month = ExtractMonth("starts_at", tzinfo=COPENHAGEN)
    months = held.order_by().annotate(year=year, month=month)
    months = months.values_list("year", "month").annotate(count=Count("*"))
    return months.order_by("year", "month")[:MOST_CHOICES]
