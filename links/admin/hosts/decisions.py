"""What an editor decides about all links of a host at once."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from links.actions.action import suitable_for
from links.actions.catalogue import ACTIONS
from links.admin.decisions.many import do_with_many
from links.admin.hosts.listing import host_url
from links.hosts.incidents import FAILING
from links.models import Link

# With all of the links, or only with those that do not work.
HOST_ACTIONS = ("check", "flag", "unflag", "dismiss")
FLAG_FAILING = "flag-failing"


def links_of(host: str) -> list[Link]:
    """Return the links to a host, with what decides what can be done with them."""
    links = Link.objects.filter(health__host=host)
    return list(links.select_related("health", "tally").order_by("pk"))


def _failing(links: list[Link]) -> list[Link]:
    return [link for link in links if link.health.verdict in FAILING]


def host_choices(links: list[Link]) -> Iterator[tuple[str, str]]:
    """Yield what can be done with the links of a host: its name, and its label."""
    for name in HOST_ACTIONS:
        action = ACTIONS[name]
        suitable = suitable_for(action, links).links
        failing = _failing(suitable)
        if name == "flag" and 0 < len(failing) < len(suitable):
            label = ngettext(
                "Mark the one that does not work as unavailable",
                "Mark the %(count)d that do not work as unavailable",
                len(failing),
            )
            yield FLAG_FAILING, label % {"count": len(failing)}
        if suitable:
            yield name, action.many.counted(len(suitable))


@require_POST
def decide_for_host(request: HttpRequest, host: str, action: str) -> HttpResponse:
    """Do one of the HOST_ACTIONS with all links of a host, or with some."""
    links = links_of(host)
    if action not in (*HOST_ACTIONS, FLAG_FAILING) or not links:
        raise Http404
    if action == FLAG_FAILING:
        links, action = _failing(links), "flag"
    chosen = ACTIONS[action]
    if not chosen.is_for(request.user):
        raise PermissionDenied
    do_with_many(request, chosen, links, back=host_url(host))
    return redirect(host_url(host))
