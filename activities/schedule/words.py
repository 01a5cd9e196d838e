"""Dates and hours as people say them."""

import datetime

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from activities.schedule.plan import Dated, Plan
from activities.schedule.repeating import Repeats, week_of_month
from clock.moments import local_day, local_time
from clock.words import hour_in_words, weekday_in_words


def heading_of(day: datetime.date, today: datetime.date) -> str:
    """Return the heading of a day in a list."""
    if day == today:
        return gettext("Today")
    if day == today + datetime.timedelta(days=1):
        return gettext("Tomorrow")
    return capfirst(weekday_in_words(day, today))


def hours_in_words(
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    *,
    all_day: bool,
    has_end: bool,
) -> str:
    """Return “kl. 19–21”, "all day", or until which day and hour it lasts."""
    first = local_day(starts_at)
    if all_day:
        last = local_day(ends_at - datetime.timedelta(seconds=1))
        if last == first:
            return gettext("all day")
        return gettext("all day, until %(day)s") % {
            "day": weekday_in_words(last, first)
        }
    begins = hour_in_words(local_time(starts_at))
    if not has_end:
        return gettext("at %(hour)s") % {"hour": begins}
    ends = hour_in_words(local_time(ends_at))
    if (last := local_day(ends_at)) == first:
        return gettext("%(from)s to %(to)s") % {"from": begins, "to": ends}
    words = gettext("at %(hour)s, until %(day)s at %(end)s")
    return words % {"hour": begins, "day": weekday_in_words(last, first), "end": ends}


def moment_in_words(moment: datetime.datetime, today: datetime.date) -> str:
    """Return “torsdag den 10. december kl. 18”."""
    words = {
        "day": weekday_in_words(local_day(moment), today),
        "hour": hour_in_words(local_time(moment)),
    }
    return gettext("%(day)s at %(hour)s") % words


def when_in_words(dated: Dated, today: datetime.date) -> str:
    """Return a date with its hours: “tirsdag den 8. december kl. 19–21”."""
    hours = hours_in_words(
        dated.starts_at, dated.ends_at, all_day=dated.all_day, has_end=dated.has_end
    )
    day = weekday_in_words(local_day(dated.starts_at), today)
    separator = ", " if dated.all_day else " "
    return f"{day}{separator}{hours}"


def rule_in_words(plan: Plan) -> str:
    """Return how often something comes again: “hver tirsdag, 10 gange”; "" for once."""
    sentence = _rule_alone(plan)
    if not sentence:
        return ""
    if plan.times:
        times = ngettext("%(count)d time", "%(count)d times", plan.times)
        return f"{sentence}, {times % {'count': plan.times}}"
    if plan.until:
        last = gettext("until %(day)s") % {"day": date_format(plan.until, "j. F Y")}
        return f"{sentence}, {last}"
    return sentence


def in_general(plan: Plan) -> str:
    """Return how often, or on which day: what stays true of it."""
    return rule_in_words(plan) or date_format(plan.first_day, "l j. F Y")


def _rule_alone(plan: Plan) -> str:
    weekday = str(WEEKDAYS[plan.first_day.weekday()])
    values = {"weekday": weekday, "date": date_format(plan.first_day, "j. F")}
    ordinals = {
        1: gettext("the first %(weekday)s of the month"),
        2: gettext("the second %(weekday)s of the month"),
        3: gettext("the third %(weekday)s of the month"),
        4: gettext("the fourth %(weekday)s of the month"),
    }
    sentences = {
        Repeats.DAILY: gettext("every day"),
        Repeats.WEEKLY: gettext("every %(weekday)s"),
        Repeats.FORTNIGHTLY: gettext("every other %(weekday)s"),
        Repeats.MONTHLY: ordinals.get(week_of_month(plan.first_day), ""),
        Repeats.MONTHLY_LAST: gettext("the last %(weekday)s of the month"),
        Repeats.YEARLY: gettext("every year on %(date)s"),
    }
    return sentences.get(plan.repeats, "") % values
