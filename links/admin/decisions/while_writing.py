"""Deciding about a link without leaving the page that is being written."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

from links.actions.action import Action, NotDoneError
from links.actions.catalogue import ACTIONS, EDITOR_ACTIONS, UNDOING_ACTIONS, offered
from links.actions.states import LinkState
from links.chooser.chosen import chosen_data
from links.models import Link


@require_POST
def decide_while_editing(request: HttpRequest, action: str, pk: int) -> JsonResponse:
    """Do something with a link; answer with what to say, offer and show of it then."""
    if action not in (*EDITOR_ACTIONS, *UNDOING_ACTIONS):
        raise Http404
    chosen = ACTIONS[action]
    get_object_or_404(Link, pk=pk)
    try:
        chosen.carry_out(pk, request.user, request.POST)
    except NotDoneError as error:
        said, status, done = error.message, HTTPStatus.CONFLICT, None
    else:
        said, status, done = chosen.done, HTTPStatus.OK, chosen
    link = Link.objects.with_state().select_related("tally").get(pk=pk)
    answer = {"said": str(said), "offered": _offered(link, request.user, done)}
    return JsonResponse(answer | chosen_data(link), status=status)


def _offered(link: Link, user, done: Action | None) -> list[str]:
    # What takes it back is all that is left to think about.
    if done and done.undo:
        return [done.undo]
    return [action.name for action in offered(LinkState(link), user, EDITOR_ACTIONS)]


def while_writing_urls() -> list:
    """Wagtail hook: the address of this."""
    return [
        path(
            "pages/links/<slug:action>/<int:pk>/",
            decide_while_editing,
            name="decide_while_editing",
        )
    ]
