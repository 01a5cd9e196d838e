"""The next dates of what is being written, asked for while it is."""

from dataclasses import dataclass
from itertools import islice

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.text import capfirst

from activities.editor.faults import last_day_ahead, plan_faults
from activities.schedule.plan import Plan
from activities.schedule.repeating import Repeats
from activities.schedule.words import rule_in_words, when_in_words

SHOWN = 5


class PlanForm(forms.Form):
    """The fields that dates come from, as the editor's form names them."""

    first_day = forms.DateField()
    last_day = forms.DateField(required=False)
    begins_at = forms.TimeField(required=False)
    ends_at = forms.TimeField(required=False)
    repeats = forms.ChoiceField(choices=Repeats, required=False)
    repeats_until = forms.DateField(required=False)
    repeats_times = forms.IntegerField(required=False, min_value=1, max_value=32767)


@dataclass(frozen=True)
class NextDates:
    """How often it takes place, and its next dates, in words."""

    rule: str
    dates: list[str]
    has_more: bool

    @classmethod
    def of(cls, plan: Plan) -> "NextDates":
        """Return those from today on; those that are over if all of them are."""
        now = timezone.now()
        today = timezone.localdate(now)
        dates = plan.dates(last_day_ahead(today))
        coming = [dated for dated in dates if dated.ends_at > now] or dates
        words = [
            capfirst(when_in_words(dated, today)) for dated in islice(coming, SHOWN)
        ]
        return cls(rule_in_words(plan), words, len(coming) > SHOWN)


class _Said:
    """What was written, with the fields of an activity."""

    def __init__(self, values: dict):
        vars(self).update(values)


def next_dates(request: HttpRequest) -> HttpResponse:
    """Return a piece of HTML: the next dates, or what keeps them from being told."""
    form = PlanForm(request.GET)
    context = {}
    if form.is_valid():
        said = _Said(form.cleaned_data)
        faults = plan_faults(said, timezone.localdate())
        if faults:
            context["fault"] = next(iter(faults.values()))
        else:
            plan = Plan(
                said.first_day,
                said.begins_at,
                said.last_day,
                said.ends_at,
                said.repeats,
                said.repeats_until,
                said.repeats_times,
            )
            context["next"] = NextDates.of(plan)
    return render(request, "activities/admin/dates.html", context)


def next_dates_urls() -> list:
    """Wagtail hook: where the script of the editor asks."""
    return [path("activities/next-dates/", next_dates, name="activity_next_dates")]
