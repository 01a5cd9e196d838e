"""What is said when something has been done, with a button that undoes it."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from links.actions.undoing import undo_together
from links.decisions.availability import explain_left, left_without_target
from links.permissions import may_change_links


def say_done(
    request: HttpRequest,
    message: Promise | str,
    *,
    undo: str = "",
    back: str = "",
    more: str = "",
) -> None:
    """Say at the top of the next page what was done.

    `undo` is the address that undoes it when it is posted to, and so a form of its
    own; `back` is where it leads afterwards. `more` is where a note to readers can be
    written.
    """
    if undo or more:
        context = {"message": message, "undo": undo, "back": back, "more": more}
        message = render_to_string("links/admin/decisions/done.html", context, request)
    messages.success(request, message)


@require_POST
def undo_view(request: HttpRequest, change: uuid.UUID) -> HttpResponse:
    """Take back what was done together, with one link or with many."""
    if not may_change_links(request.user):
        raise PermissionDenied
    done = undo_together(change, request.user)
    sentence = ngettext(
        "%(count)d link is as it was.", "%(count)d links are as they were.", done
    ) % {"count": done}
    left = explain_left(left_without_target(change))
    say_done(request, f"{sentence} {left}".strip())
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("wagtailsnippets_links_link:list")
    return redirect(back)


def undo_url(change: uuid.UUID) -> str:
    """Return the address to which taking a change back is posted."""
    return reverse("wagtailsnippets_links_link:undo_change", args=[change])


UNDOING = [path("undo/<uuid:change>/", undo_view, name="undo_change")]
