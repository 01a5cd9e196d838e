"""What an editor decides about one link with one click."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from links import health
from links.availability import set_availability
from links.models import Link
from links.tasks import check_link

PERMISSION = "links.change_link"


@dataclass(frozen=True)
class Action:
    """Something to do with a link, and what to say once it is done."""

    do: Callable[[Link, object], None]
    done: Promise
    # Whether it is about the checks, which only addresses on other sites have.
    needs_health: bool = True


def _check_again(link: Link, user) -> None:
    health.check_soon([link.pk])
    log(instance=link, action="links.check", user=user)
    check_link.enqueue(link.pk)


ACTIONS = {
    "check": Action(
        _check_again,
        _("We are checking the link. Open the page again in a minute."),
    ),
    "confirm": Action(
        health.confirm, _("Thank you. The link counts as good for three months.")
    ),
    "mark-dangerous": Action(
        lambda link, user: health.mark_dangerous(link, user, mark=True),
        _("The link is marked as dangerous."),
    ),
    "unmark-dangerous": Action(
        lambda link, user: health.mark_dangerous(link, user, mark=False),
        _("The link is no longer marked as dangerous. It will be checked soon."),
    ),
    "flag": Action(
        lambda link, user: set_availability(link, user, available=False),
        _("Every page now says that the link is not available any longer."),
        needs_health=False,
    ),
    "unflag": Action(
        lambda link, user: set_availability(link, user, available=True),
        _("The link is available again on every page that shows it."),
        needs_health=False,
    ),
}


@require_POST
def decide(request: HttpRequest, action: str, pk: int) -> HttpResponse:
    """Do one of the ACTIONS with a link, and go back to where the editor was."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    link = get_object_or_404(Link, pk=pk)
    chosen = ACTIONS.get(action)
    if chosen is None or (chosen.needs_health and not hasattr(link, "health")):
        raise Http404
    chosen.do(link, request.user)
    messages.success(request, chosen.done)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("wagtailsnippets_links_link:edit", args=[pk])
    return redirect(back)


def decision_url(link: Link, action: str) -> str:
    """Return the address to which an action on a link is posted."""
    return reverse("wagtailsnippets_links_link:decide", args=[action, link.pk])


URL_PATTERNS = [path("decide/<slug:action>/<int:pk>/", decide, name="decide")]
