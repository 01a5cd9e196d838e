"""“Stops”: one screen that says what somebody has, and who takes it over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets.button import Button

from colleagues.leaving.belongings import belongings_of
from colleagues.leaving.planning import let_go, planned
from colleagues.leaving.undoing import KEPT, undo
from colleagues.models import Departure
from colleagues.screens.stopping_form import (
    CHANGE_PEOPLE,
    OF_PERSON,
    OF_USER,
    Colleague,
    StoppingForm,
    is_for_others,
    may_let_go,
    who_may_close,
)
from pages.models import Person
from users.models import User

UNDO = "undo_departure"


@require_http_methods(["GET", "HEAD", "POST"])
def user_stops(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the owner of an account go."""
    if not request.user.has_perm("users.change_user"):
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    person = Person.objects.filter(user=user).first()
    return _stops(request, Colleague(user, person))


@require_http_methods(["GET", "HEAD", "POST"])
def person_stops(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a member of staff go, with their account if there is one."""
    if not request.user.has_perm(CHANGE_PEOPLE):
        raise PermissionDenied
    person = get_object_or_404(Person.objects.select_related("user"), pk=pk)
    colleague = Colleague(person.user, person)
    if request.method != "POST" and is_for_others(request.user, colleague):
        return TemplateResponse(
            request,
            "colleagues/admin/not_yours.html",
            {
                "colleague": colleague,
                "helpers": who_may_close(colleague.user),
                "page_title": gettext("Stops"),
            },
        )
    return _stops(request, colleague)


def _stops(request: HttpRequest, colleague: Colleague) -> HttpResponse:
    if not may_let_go(request.user, colleague):
        raise PermissionDenied
    belongings = belongings_of(colleague.user, colleague.person)
    data = request.POST if request.method == "POST" else None
    form = StoppingForm(data, colleague=colleague, belongings=belongings)
    if data is not None and form.is_valid():
        departure = let_go(
            colleague.user,
            colleague.person,
            last_day=form.cleaned_data["last_day"],
            successor=form.cleaned_data["successor"],
            excepted=form.excepted,
            by=request.user,
        )
        _report(request, departure)
        return redirect(colleague.url)
    return TemplateResponse(
        request,
        "colleagues/admin/stops.html",
        {
            "colleague": colleague,
            "belongings": belongings,
            "form": form,
            "plan": planned(colleague.user, colleague.person).first(),
            "past": _past(colleague),
            "days_kept": KEPT.days,
            "page_title": gettext("Stops"),
            "header_icon": "user",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def undo_departure(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a plan, or take back what was done; a link leads to the screen of both."""
    departure = get_object_or_404(
        Departure.objects.select_related("user", "person__user"), pk=pk
    )
    person = departure.person
    colleague = Colleague(departure.user or (person and person.user), person)
    if not may_let_go(request.user, colleague):
        raise PermissionDenied
    if request.method != "POST":
        return redirect(colleague.url)
    was_done = departure.done_at is not None
    kept = undo(departure, request.user)
    if was_done:
        said = gettext("%(name)s is back, and can sign in as before.")
    else:
        said = gettext("The plan has been dropped. %(name)s stays.")
    messages.success(request, said % {"name": colleague.name})
    if kept:
        said = ngettext(
            "%(count)d thing stays with the one who took it over.",
            "%(count)d things stay with those who took them over.",
            kept,
        )
        messages.warning(request, said % {"count": kept})
    return redirect(colleague.url)


def _past(colleague: Colleague) -> Departure | None:
    """Return what can still be taken back."""
    done = Departure.objects.exclude(done_at=None)
    if colleague.user is not None:
        done = done.filter(user=colleague.user)
    else:
        done = done.filter(person=colleague.person)
    return done.order_by("-done_at").first() if colleague.is_gone else None


def _report(request: HttpRequest, departure: Departure) -> None:
    name = departure.name
    if departure.done_at is None:
        day = date_format(departure.last_day, "j. F Y")
        said = gettext("%(name)s stops when %(day)s is over.")
        messages.success(request, said % {"name": name, "day": day})
        return
    said = gettext(
        "%(name)s has stopped. The account is closed, and all is handed over."
    )
    if departure.left_over:
        said = gettext("%(name)s has stopped. The account is closed.")
    messages.success(request, said % {"name": name})
    if departure.left_over:
        said = ngettext(
            "%(count)d thing could not be handed over. It stands below.",
            "%(count)d things could not be handed over. They stand below.",
            departure.left_over,
        )
        messages.warning(request, said % {"count": departure.left_over})


class StopsButton(Button):
    """In the row itself: three steps are no five."""

    allow_in_dropdown = False


def user_button(user: User, request_user: User):
    """Wagtail hook: yield the button in the list of users."""
    if not user.is_active or user.pk == request_user.pk:
        return
    if request_user.has_perm(CHANGE_PEOPLE) and (
        request_user.is_superuser or not user.is_superuser
    ):
        yield _button(reverse(OF_USER, args=[user.pk]), Colleague(user, None).name)


def person_button(snippet, user, next_url=None):
    """Wagtail hook: yield the button in the list of the staff."""
    if not isinstance(snippet, Person) or not snippet.is_active:
        return
    if snippet.user_id == user.pk or not user.has_perm(CHANGE_PEOPLE):
        return
    yield _button(reverse(OF_PERSON, args=[snippet.pk]), snippet.name)


def stopping_urls() -> list:
    """Wagtail hook: the addresses of the screen."""
    return [
        path("users/<int:pk>/stops/", user_stops, name=OF_USER),
        path("staff/<int:pk>/stops/", person_stops, name=OF_PERSON),
        path("departures/<int:pk>/undo/", undo_departure, name=UNDO),
    ]


def _button(url: str, name: str) -> StopsButton:
    label = gettext("%(name)s stops") % {"name": name}
    return StopsButton(
        _("Stops"),
        url,
        classname="button button-small button-secondary",
        attrs={"aria-label": label},
        priority=20,
    )
