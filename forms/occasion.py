"""The activity that a form is the sign-up for: which, when, and whether one still can."""

import datetime
from collections.abc import Mapping

from django.db.models import BigAutoField, DateTimeField, QuerySet
from django.utils.translation import gettext

from activities.models import ActivityPage
from activities.shown.date import ShownDate
from activities.shown.of_activity import ActivityDates, coming_dates
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter

# What the page of a form says of the activity above it.
_COLUMNS = (
    *("title", "url_path", "live", "place", "address", "is_cancelled"),
    *("first_day", "begins_at", "last_day", "ends_at"),
    *("repeats", "repeats_until", "repeats_times"),
)


class Occasion:
    """An activity with its dates at a moment, as its form tells of it."""

    def __init__(self, activity: ActivityPage, dates: list, now: datetime.datetime):
        self.activity = activity
        self.activity.fetched_dates = dates
        self._dates = ActivityDates(activity, now)
        self.true_until = self._dates.true_until

    @property
    def is_told(self) -> bool:
        """Whether readers may know of it: not of a draft."""
        return self.activity.live

    @property
    def rule(self) -> str:
        """How often it takes place; "" for once."""
        return self._dates.rule

    @property
    def dates(self) -> list[ShownDate]:
        """The next ones to come to."""
        return [date for date in self._dates.shown if date.is_held]

    @property
    def no_sign_up(self) -> str:
        """Why nobody can sign up, in a sentence; "" while somebody can."""
        if not self.is_told:
            return gettext("The activity is not on the site. There is no sign-up now.")
        return self._dates.no_sign_up

    @property
    def calendar_url(self) -> str:
        """Where all that is on is: the page above the activity."""
        return (self.activity.url or "").rstrip("/").rpartition("/")[0] + "/"


def _queries(above, now) -> dict[str, QuerySet]:
    activity = ActivityPage.objects.filter(pk=above).only(*_COLUMNS)
    return {"activity": activity, "dates": coming_dates(above, now)}


def _besides() -> Besides:
    above = Parameter("above", BigAutoField())
    return Besides(_queries(above, Parameter("now", DateTimeField())))


REFERENCES = References(_besides)


def occasion_in(found: Mapping[str, list], now: datetime.datetime) -> Occasion | None:
    """Return what was found; None of a form that lies below no activity."""
    for activity in found["activity"]:
        return Occasion(activity, found["dates"], now)
    return None


def occasion_of(above: int, now: datetime.datetime) -> Occasion | None:
    """Return the same for the page `above` a form; two queries."""
    queries = _queries(above, now).items()
    return occasion_in({name: list(rows) for name, rows in queries}, now)
