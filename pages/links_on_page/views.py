"""Deciding about a link without leaving the page that is being written."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

from links.admin.decisions.decide import ACTIONS, PERMISSION, NotDoneError
from links.models import Link

# What is undone by the other, so that nothing need be asked first.
OFFERED = ("flag", "unflag")


@require_POST
def decide_while_editing(request: HttpRequest, action: str, pk: int) -> JsonResponse:
    """Flag a link or take that back; answer with what to say of it."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if action not in OFFERED:
        raise Http404
    link = get_object_or_404(Link, pk=pk)
    try:
        ACTIONS[action].do(link, request.user)
    except NotDoneError as error:
        return JsonResponse({"said": str(error.message)}, status=409)
    return JsonResponse({"said": str(ACTIONS[action].done)})


def link_urls() -> list:
    """Wagtail hook: the address of this."""
    return [
        path(
            "pages/links/<slug:action>/<int:pk>/",
            decide_while_editing,
            name="decide_while_editing",
        )
    ]
