"""What an editor decides about one link with one click."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from links.admin.decisions.undo import say_done
from links.archive import asking, copies
from links.decisions.availability import NO_TARGET, set_availability
from links.health import keeping
from links.hosts import moving
from links.models import Link
from links.runs.tasks import check_link

PERMISSION = "links.change_link"


class NotDoneError(Exception):
    """An action cannot be done; the message says why."""

    def __init__(self, message: Promise | str):
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Action:
    """Something to do with a link, and what to say once it is done.

    `do` may return an address that undoes it when it is posted to, and raises
    NotDoneError.
    """

    do: Callable[[Link, object], str | None]
    done: Promise
    # Whether it is about the checks, which only addresses on other sites have.
    needs_health: bool = True
    # The action that undoes this one.
    undo: str = ""


def _check_again(link: Link, user) -> None:
    keeping.check_soon([link.pk])
    log(instance=link, action="links.check", user=user)
    check_link.enqueue(link.pk)


def _accept_move(link: Link, user) -> str:
    known = link.health
    outcome = moving.accept(moving.moved().filter(pk=link.pk), user)
    if outcome.changed:
        return reverse("wagtailsnippets_links_link:undo_change", args=[outcome.id])
    if other := moving.link_at_new_address(known):
        raise NotDoneError(
            format_html(
                gettext(
                    'The register has the new address already, as <a href="{}">{}</a>. '
                    '<a href="{}">Merge the two</a> instead.'
                ),
                edit_url(other),
                other.title,
                merge_url([link, other]),
            )
        )
    raise NotDoneError(_("The link has been changed in the meantime. Look again."))


def _unflag(link: Link, user) -> None:
    if not link.has_target:
        raise NotDoneError(NO_TARGET)
    set_availability(link, user, available=True)


def _look_for_archive(link: Link, user) -> None:
    if not asking.is_on() or not copies.may_be_asked_for(link):
        raise NotDoneError(_("We do not look for copies of this link."))
    asking.ask_for([link])
    log(instance=link, action="links.look_for_archive", user=user)


def _use_archive(link: Link, user) -> None:
    if not copies.use_copy(link, user):
        raise NotDoneError(_("There is no archived copy to use any longer."))


def _reject_archive(link: Link, user) -> None:
    if not copies.reject_copy(link, user):
        raise NotDoneError(_("There is no archived copy to say no to any longer."))


ACTIONS = {
    "check": Action(
        _check_again,
        _("We are checking the link. Open the page again in a minute."),
    ),
    "confirm": Action(
        keeping.confirm,
        _("Thank you. The link counts as good for three months."),
        undo="unconfirm",
    ),
    "unconfirm": Action(
        keeping.unconfirm, _("The link counts again as what the checks have seen.")
    ),
    "mark-dangerous": Action(
        lambda link, user: keeping.mark_dangerous(link, user, mark=True),
        _("The link is marked as dangerous."),
        undo="unmark-dangerous",
    ),
    "unmark-dangerous": Action(
        lambda link, user: keeping.mark_dangerous(link, user, mark=False),
        _("The link is no longer marked as dangerous. It will be checked soon."),
        undo="mark-dangerous",
    ),
    "flag": Action(
        lambda link, user: set_availability(link, user, available=False),
        _("Every page now says that the link is not available any longer."),
        needs_health=False,
        undo="unflag",
    ),
    "unflag": Action(
        _unflag,
        _("The link is available again on every page that shows it."),
        needs_health=False,
        undo="flag",
    ),
    "accept-move": Action(_accept_move, _("The link has its new address.")),
    "look-for-archive": Action(
        _look_for_archive,
        _("We are asking the web archive. Open the page again in a minute."),
    ),
    "use-archive": Action(
        _use_archive,
        _("Readers are offered the archived copy when the link is not available."),
        undo="reject-archive",
    ),
    "reject-archive": Action(
        _reject_archive,
        _("The archived copy is not used."),
        undo="use-archive",
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
    back = way_back(request, link)
    try:
        undo = chosen.do(link, request.user)
    except NotDoneError as error:
        messages.error(request, error.message)
    else:
        if chosen.undo:
            undo = decision_url(link, chosen.undo)
        # Elsewhere there are many links, and no field for a note.
        elsewhere = back != edit_url(link)
        say_done(
            request,
            f"“{link.title}”: {chosen.done}" if elsewhere else chosen.done,
            undo=undo or "",
            back=back,
            more=f"{edit_url(link)}#id_note" if elsewhere and action == "flag" else "",
        )
    return redirect(back)


def way_back(request: HttpRequest, link: Link) -> str:
    """Return where the editor was, or the page of the link."""
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return back
    return edit_url(link)


def edit_url(link: Link) -> str:
    """Return the address of a link's own page."""
    return reverse("wagtailsnippets_links_link:edit", args=[link.pk])


def merge_url(links: list[Link]) -> str:
    """Return where an editor says which of the links to keep."""
    address = reverse("wagtail_bulk_action", args=["links", "link", "merge"])
    query = [("id", link.pk) for link in links]
    query.append(("next", reverse("wagtailsnippets_links_link:list")))
    return f"{address}?{urlencode(query)}"


def decision_url(link: Link, action: str) -> str:
    """Return the address to which an action on a link is posted."""
    return reverse("wagtailsnippets_links_link:decide", args=[action, link.pk])


URL_PATTERNS = [path("decide/<slug:action>/<int:pk>/", decide, name="decide")]
