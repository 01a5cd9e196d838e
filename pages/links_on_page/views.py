"""Deciding about a link without leaving the page that is being written."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

from links.actions.action import Action, NotDoneError
from links.actions.catalogue import ACTIONS, offered
from links.actions.states import LinkState
from links.models import Link
from pages.links_on_page.checks import EDITOR_ACTIONS, UNDOING_ACTIONS


@require_POST
def decide_while_editing(request: HttpRequest, action: str, pk: int) -> JsonResponse:
    """Do something with a link; answer with what to say, and what is offered then."""
    if action not in (*EDITOR_ACTIONS, *UNDOING_ACTIONS):
        raise Http404
    link = get_object_or_404(Link, pk=pk)
    chosen = ACTIONS[action]
    try:
        chosen.carry_out(link.pk, request.user, request.POST)
    except NotDoneError as error:
        said, status = error.message, HTTPStatus.CONFLICT
        names = _offered(link.pk, request.user)
    else:
        said, status = chosen.done, HTTPStatus.OK
        names = _offered_after(chosen, link.pk, request.user)
    return JsonResponse({"said": str(said), "offered": names}, status=status)


def _offered_after(action: Action, link_id: int, user) -> list[str]:
    # What takes it back is all that is left to think about.
    return [action.undo] if action.undo else _offered(link_id, user)


def _offered(link_id: int, user) -> list[str]:
    link = Link.objects.select_related("health", "tally").get(pk=link_id)
    return [action.name for action in offered(LinkState(link), user, EDITOR_ACTIONS)]


def link_urls() -> list:
    """Wagtail hook: the address of this."""
    return [
        path(
            "pages/links/<slug:action>/<int:pk>/",
            decide_while_editing,
            name="decide_while_editing",
        )
    ]
