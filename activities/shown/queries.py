"""What the calendar page shows of the dates, for the statement that fetches the page.

There is one statement for each page of the list and for each set of filters. Each of its
queries goes through the dates in their order, by an index, and stops when it has what is
shown: what is on in a year from now costs today's readers nothing.
"""

from functools import lru_cache, partial

from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.lookups import IsNull

from activities.models.activity import ActivityPage
from activities.models.occurrence import Occurrence
from activities.schedule.plan import Standing
from departments.models import DepartmentPage
from initiatives.models import InitiativePage
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from search.visibility import private_branches

DATES_PER_PAGE = 20
# Further ahead nobody turns pages; a month or a department is nearer.
LAST_PAGE = 50
# Of how many months it is asked whether anything begins in them, from this one on.
MONTHS_AHEAD = 6
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

    With the parameters `now`, `path` and `depth` of the page, `month_0` and on, when
    months begin, and those of `filters`: slugs, and `month_from` and `month_until`.
    """
    return References(partial(_besides, filters, number))


def dates_below(path, depth, now) -> QuerySet[Occurrence]:
    """Return the dates of the public activities below a page that are not over."""
    below = ActivityPage.objects.filter(path__startswith=path, depth=depth + 1)
    return Occurrence.objects.filter(of_public(below), ends_at__gt=now)


def of_public(activities: QuerySet) -> IsNull:
    """Return a condition on dates: theirs is one of `activities` that the public may see.

    Asked for each date in turn: of a join SQLite would begin with all activities, and
    PostgreSQL would make one of EXISTS.
    """
    public = activities.live().exclude(private_branches())
    its_own = public.filter(pk=OuterRef("activity")).values("pk")
    return IsNull(Subquery(its_own), False)


def narrowed(dates: QuerySet, filters: tuple[str, ...], values: dict) -> QuerySet:
    """Return those of `dates` that a visitor asks for, the next one first."""
    if "department" in filters:
        slug = values["department"]
        dates = dates.filter(for_department(departmentpage__slug=slug))
    if "initiative" in filters:
        dates = dates.filter(activity__initiative__slug=values["initiative"])
    if "month" in filters:
        dates = dates.filter(
            starts_at__lt=values["month_until"], ends_at__gt=values["month_from"]
        )
    return dates.order_by("starts_at", "pk")


def reachable(dates: QuerySet) -> QuerySet:
    """Return those of `dates` that the pages of the list have."""
    return dates[: LAST_PAGE * DATES_PER_PAGE]


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
    """Return a condition on dates. An activity without departments is for all of them.

    By lists that the database makes once: asked for each date, of 10,000 activities,
    PostgreSQL took four seconds.
    """
    chosen = ActivityPage.departments.through.objects.order_by()
    own = chosen.filter(**department).values("activitypage")
    return Q(activity__in=own) | ~Q(activity__in=chosen.values("activitypage"))


def _besides(filters: tuple[str, ...], number: int) -> Besides:
    path = Parameter("path", CharField())
    depth = Parameter("depth", IntegerField())
    names = ("department", "initiative")
    values = {name: Parameter(name, CharField()) for name in names}
    values |= {name: _moment(name) for name in ("month_from", "month_until")}
    everything = dates_below(path, depth, _moment("now"))
    shown = narrowed(everything, filters, values)
    last = number * DATES_PER_PAGE
    held = everything.exclude(standing=Standing.MOVED_AWAY)
    return Besides(
        {
            "dates": with_activities(shown)[last - DATES_PER_PAGE : last],
            "total": _counted(reachable(shown)),
            "next_end": everything.order_by("ends_at").values_list("ends_at")[:1],
            "departments": _with_dates(
                DepartmentPage.objects.for_everybody(), held, "activity__departments"
            ),
            "initiatives": _with_dates(
                InitiativePage.objects.for_everybody(),
                held,
                "activity__initiative",
            ),
            **{f"month_{month}": _begin_in(month, held) for month in _MONTHS},
        }
    )


_MONTHS = range(MONTHS_AHEAD)


def _moment(name: str) -> Parameter:
    return Parameter(name, DateTimeField())


def _counted(dates: QuerySet) -> QuerySet:
    """Return how many there are, of dates that are cut off."""
    these = Occurrence.objects.filter(pk__in=dates.values("pk"))
    counted = these.values(all=Value(1)).annotate(count=Count("pk"))
    return counted.values_list("count")


def _with_dates(pages: QuerySet, held: QuerySet, chosen_by: str) -> QuerySet:
    """Return title, slug and key of the `pages` that have dates, by their titles.

    One date of each tells it. PostgreSQL would make EXISTS a join, and look at all.
    """
    one = Subquery(held.filter(**{chosen_by: OuterRef("pk")}).values("pk")[:1])
    pages = pages.alias(date=one).filter(date__isnull=False)
    return pages.order_by("title", "pk").values_list("title", "slug", "pk")


def _begin_in(month: int, held: QuerySet) -> QuerySet:
    """Return one of the dates that begin in a month, if there is any."""
    begin = held.filter(
        starts_at__gte=_moment(f"month_{month}"),
        starts_at__lt=_moment(f"month_{month + 1}"),
    )
    return begin.order_by("starts_at").values_list("starts_at")[:1]
