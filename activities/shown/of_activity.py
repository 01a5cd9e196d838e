"""The next dates of one activity, as its page shows them."""

import datetime
from functools import cached_property

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext

from activities.models.occurrence import Occurrence
from activities.schedule.plan import NOT_HELD
from activities.schedule.words import rule_in_words
from activities.shown.date import ShownDate, true_until
from departments.models import DepartmentPage
from initiatives.models import InitiativePage
from pages.serving.additions import Additions
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter

SHOWN = 5
# What apps above have to sign up by.
ADDITIONS = Additions()
# More are not read; the calendar page narrows by each.
_MOST_DEPARTMENTS = 20


class ActivityDates:
    """The dates of `activity` that are not over at `now`, the next one first.

    Those that were fetched with the page; of a draft, those that it says itself.
    """

    def __init__(self, activity, now: datetime.datetime):
        self.activity = activity
        self.now = now

    @cached_property
    def all(self) -> list:
        """The dates to show, and in a preview all of them."""
        if self.activity.fetched_dates is not None:
            return self.activity.fetched_dates
        plan = self.activity.plan
        return plan.dates_after(self.now) if plan else []

    @cached_property
    def shown(self) -> list[ShownDate]:
        """The next ones."""
        today = timezone.localdate(self.now)
        return [ShownDate(dated, today, self.activity) for dated in self.all[:SHOWN]]

    @property
    def total(self) -> int:
        """How many there are as far as dates are written down."""
        fetched = self.activity.fetched_dates
        if fetched:
            return fetched[0].total
        return len(self.all)

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.total - len(self.shown)

    @property
    def next(self) -> ShownDate | None:
        """The next one to come to; what is cancelled only if there is no other."""
        held = (date for date in self.shown if date.is_held)
        return next(held, self.shown[0] if self.shown else None)

    @property
    def rule(self) -> str:
        """How often it takes place; "" for once."""
        plan = self.activity.regular_plan
        return capfirst(rule_in_words(plan)) if plan else ""

    @property
    def calendar_url(self) -> str:
        """Where all dates are as a file for a calendar; "" of what is not published."""
        if self.activity.fetched_dates is None or not self.shown:
            return ""
        return reverse("activity_calendar", args=[self.activity.pk])

    @property
    def are_over(self) -> bool:
        """Whether there has been a date, and none is left."""
        return self.activity.first_day is not None and not self.shown

    @property
    def are_called_off(self) -> bool:
        """Whether all of it is, or all that is left of it."""
        return self.activity.is_cancelled or bool(self.total and not self._held)

    @property
    def _held(self) -> int:
        """At how many of them somebody meets somebody."""
        fetched = self.activity.fetched_dates
        if fetched:
            return fetched[0].held
        return sum(dated.standing not in NOT_HELD for dated in self.all)

    @property
    def no_sign_up(self) -> str:
        """Why nobody can sign up any more, in a sentence; "" while somebody can."""
        if self.are_called_off:
            return gettext("The activity is called off. There is no sign-up any more.")
        if self.are_over:
            return gettext("The activity is over. There is no sign-up any more.")
        return ""

    @property
    def true_until(self) -> datetime.datetime:
        """Until when the page is as it is."""
        return true_until([dated.ends_at for dated in self.all[:SHOWN]], self.now)


def coming_dates(activity, now) -> models.QuerySet:
    """Return the next dates of an activity, each with how many there are in all."""
    held = ~models.Q(standing__in=NOT_HELD)
    return (
        Occurrence.objects.filter(activity=activity)
        .upcoming(now)
        .annotate(
            total=models.Window(models.Count("*")),
            held=models.Window(models.Count("pk", filter=held)),
        )[:SHOWN]
    )


def _besides() -> Besides:
    page = Parameter("page", models.BigAutoField())
    now = Parameter("now", models.DateTimeField())
    departments = DepartmentPage.objects.for_everybody().filter(activities=page)
    initiative = InitiativePage.objects.for_everybody().filter(activities=page)
    columns = ("title", "url_path", "path", "depth")
    return Besides(
        {
            "dates": coming_dates(page, now),
            "departments": departments.for_links().order_by("title")[
                :_MOST_DEPARTMENTS
            ],
            "initiative": initiative.only(*columns),
            **ADDITIONS.queries(),
        }
    )


REFERENCES = References(_besides)
