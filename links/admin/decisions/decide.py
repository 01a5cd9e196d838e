"""Where an action on one link is posted to, and what is said of it."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from links.actions.action import AddressTakenError, NotDoneError
from links.actions.catalogue import ACTIONS
from links.admin.decisions.undo import say_done, undo_url
from links.models import Link


@require_POST
def decide(request: HttpRequest, action: str, pk: int) -> HttpResponse:
    """Do one of the ACTIONS with a link, and go back to where the editor was."""
    if action not in ACTIONS:
        raise Http404
    link = get_object_or_404(Link, pk=pk)
    chosen = ACTIONS[action]
    back = way_back(request, link)
    # Elsewhere there are many links, and no field for a note.
    is_elsewhere = back != edit_url(link)
    try:
        change = chosen.carry_out(pk, request.user, request.POST)
    except AddressTakenError as error:
        messages.error(request, _where_to_merge(error))
    except NotDoneError as error:
        messages.error(
            request, _about(link, error.message) if is_elsewhere else error.message
        )
    else:
        undo = decision_url(link, chosen.undo) if chosen.undo else ""
        say_done(
            request,
            _about(link, chosen.done) if is_elsewhere else chosen.done,
            undo=undo_url(change) if change else undo,
            back=back,
            more=f"{edit_url(link)}#id_note"
            if is_elsewhere and action == "flag"
            else "",
        )
    return redirect(back)


def _about(link: Link, message) -> str:
    said = {"title": link.title, "said": message}
    return gettext("“%(title)s”: %(said)s") % said


def _where_to_merge(error: AddressTakenError) -> str:
    return format_html(
        gettext(
            'The register has the new address already, as <a href="{}">{}</a>. '
            '<a href="{}">Merge the two</a> instead.'
        ),
        edit_url(error.other),
        error.other.title,
        merge_url([error.link, error.other]),
    )


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


DECIDING = [path("decide/<slug:action>/<int:pk>/", decide, name="decide")]
