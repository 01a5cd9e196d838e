"""The addresses at which calendars ask for activities."""

import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from activities.calendars.writing import (
    CONTENT_TYPE,
    Entry,
    event_of_date,
    events_of_plan,
    write_calendar,
)
from activities.models import ActivityPage, Occurrence
from activities.shown.date import true_until
from departments.belonging import for_department
from departments.models import DepartmentPage
from initiatives.models import InitiativePage
from links.printing.lookup import share_root_paths
from page_cache.marking import holds_until, kept
from pages.serving.addresses import full_address
from pages.serving.frame import get_frame

# What subscribers are told of what is over, so that it does not vanish at once.
_LOOKING_BACK = datetime.timedelta(days=30)
# More than anybody looks through, and a tenth of a second's work.
MOST_ACTIVITIES = 200
# Among so many dates they are looked for: a weekly one has many.
_MOST_DATES = 1000


@require_safe
@kept
def all_activities(request: HttpRequest) -> HttpResponse:
    """Answer with all that is on."""
    return _feed(request, public_activities(), "")


@require_safe
@kept
def department_activities(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with what is on for a department, and for all of them."""
    department = get_object_or_404(DepartmentPage.objects.for_everybody(), pk=pk)
    chosen = for_department(public_activities(), pk=department.pk)
    return _feed(request, chosen, department.title)


@require_safe
@kept
def initiative_activities(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with what is on in an initiative."""
    initiative = get_object_or_404(InitiativePage.objects.for_everybody(), pk=pk)
    chosen = public_activities().filter(initiative=initiative)
    return _feed(request, chosen, initiative.title)


@require_safe
@kept
def activity_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with one activity and all its dates."""
    activity = _whole(public_activities().filter(pk=pk)).first()
    if activity is None or activity.plan is None:
        raise Http404
    events = events_of_plan(_entry(request, activity), activity.plan)
    return _answer(write_calendar(activity.title, events), f"aktivitet-{pk}")


@require_safe
@kept
def activity_date_calendar(request: HttpRequest, pk: int, day: str) -> HttpResponse:
    """Answer with one date of an activity."""
    activity = _whole(public_activities().filter(pk=pk)).first()
    dates = Occurrence.objects.held().filter(activity=pk, original_day=_day(day))
    dated = dates.first()
    if activity is None or dated is None:
        raise Http404
    event = event_of_date(_entry(request, activity), dated)
    return _answer(write_calendar(activity.title, [event]), f"aktivitet-{pk}-{day}")


def public_activities() -> QuerySet[ActivityPage]:
    """Return the activities that anybody may read of."""
    return ActivityPage.objects.for_everybody()


def _whole(activities: QuerySet) -> QuerySet:
    return activities.select_related("programme").prefetch_related("changes")


def _feed(request: HttpRequest, activities: QuerySet, title: str) -> HttpResponse:
    now = timezone.now()
    keys = _nearest(activities, now)
    chosen = list(_whole(activities.filter(pk__in=keys)).order_by("pk"))
    share_root_paths(chosen, get_frame(request).root_paths)
    events = [
        event
        for activity in chosen
        if (plan := activity.plan) is not None
        for event in events_of_plan(_entry(request, activity), plan)
    ]
    holds_until(request, true_until([], now))
    return _answer(write_calendar(_name(request, title), events), "aktiviteter")


def _nearest(activities: QuerySet, now: datetime.datetime) -> list[int]:
    """Return the keys of those that come next, then of those that were last."""
    dates = Occurrence.objects.held().filter(activity__in=activities.values("pk"))
    coming = dates.filter(ends_at__gt=now).order_by("starts_at", "pk")
    past = dates.filter(ends_at__gt=now - _LOOKING_BACK, ends_at__lte=now)
    keys = {}
    for near in (coming, past.order_by("-ends_at", "pk")):
        if len(keys) < MOST_ACTIVITIES:
            keys |= dict.fromkeys(near.values_list("activity", flat=True)[:_MOST_DATES])
    return list(keys)[:MOST_ACTIVITIES]


def _name(request: HttpRequest, title: str) -> str:
    organisation = get_frame(request).settings.organisation_name
    parts = [organisation, title, gettext("Activities")]
    return " – ".join(part for part in parts if part)


def _entry(request: HttpRequest, activity: ActivityPage) -> Entry:
    programme = getattr(activity, "programme", None)
    places = [place for place in (activity.place, activity.address) if place]
    return Entry(
        # It stays the activity's when its title, its address or the site's changes.
        uid=str(activity.translation_key),
        title=activity.title,
        summary=activity.summary,
        place=", ".join(places),
        url=full_address(activity, request),
        sequence=programme.sequence if programme else 0,
        changed_at=programme.changed_at if programme else timezone.now(),
    )


def _day(text: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    if day.isoformat() != text:
        # Other ways to write it are not addresses of ours.
        raise Http404
    return day


def _answer(calendar: bytes, name: str) -> HttpResponse:
    response = HttpResponse(calendar, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response
