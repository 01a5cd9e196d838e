"""What an editor decides about all links of a host at once."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from links.admin.decisions.decide import PERMISSION
from links.admin.decisions.undo import say_done
from links.admin.hosts.listing import host_url
from links.admin.register.bulk_actions import undo_url
from links.decisions.availability import set_availability_of
from links.hosts.incidents import FAILING
from links.models import Link
from links.runs.tasks import check_all_soon


def _of(host: str):
    return Link.objects.filter(health__host=host).order_by("pk")


def _check(request: HttpRequest, host: str) -> None:
    done = check_all_soon(_of(host), request.user)
    sentence = ngettext(
        "%(count)d link is on its way to be checked.",
        "%(count)d links are on their way to be checked. Many take a while: no site is asked for more than one thing at a time.",
        done,
    )
    say_done(request, sentence % {"count": done})


def _flag(request: HttpRequest, host: str) -> None:
    _flag_these(request, host, _of(host))


def _flag_failing(request: HttpRequest, host: str) -> None:
    _flag_these(request, host, _of(host).filter(health__verdict__in=FAILING))


def _flag_these(request: HttpRequest, host: str, links) -> None:
    change, done = set_availability_of(links, request.user, available=False)
    sentence = ngettext(
        "%(count)d link is marked as unavailable.",
        "%(count)d links are marked as unavailable.",
        done,
    )
    undo = undo_url(change) if done else ""
    say_done(request, sentence % {"count": done}, undo=undo, back=host_url(host))


def _unflag(request: HttpRequest, host: str) -> None:
    change, done = set_availability_of(_of(host), request.user, available=True)
    sentence = ngettext(
        "%(count)d link is available again.",
        "%(count)d links are available again.",
        done,
    )
    undo = undo_url(change) if done else ""
    say_done(request, sentence % {"count": done}, undo=undo, back=host_url(host))


HOST_ACTIONS = {
    "check": _check,
    "flag": _flag,
    "flag-failing": _flag_failing,
    "unflag": _unflag,
}


@require_POST
def decide_for_host(request: HttpRequest, host: str, action: str) -> HttpResponse:
    """Do one of the HOST_ACTIONS with all links of a host."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if action not in HOST_ACTIONS or not _of(host).exists():
        raise Http404
    HOST_ACTIONS[action](request, host)
    return redirect(host_url(host))
