"""Doing something with many links at once, and saying with how many it was done."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import ngettext
from wagtail.admin import messages

from links.actions.action import Action, suitable_for
from links.admin.decisions.undo import say_done, undo_url
from links.models import Link


def do_with_many(
    request: HttpRequest,
    action: Action,
    links: Iterable[Link],
    choices: dict | None = None,
    *,
    back: str,
) -> int:
    """Do it with the links that it is offered for; return how many that were.

    The others are left, and why is told.
    """
    if choices is None:
        choices = action.choices(None)
    suitable = suitable_for(action, links)
    change, done = action.many.do(suitable.links, request.user, **choices)
    if done or not suitable.refused:
        undo = undo_url(change) if done and change else ""
        say_done(request, action.many.done(done), undo=undo, back=back)
    if suitable.refused:
        sentence = ngettext(
            "%(count)d link was left as it is. %(why)s",
            "%(count)d links were left as they are. %(why)s",
            suitable.refused,
        )
        why = " ".join(suitable.reasons)
        messages.warning(request, sentence % {"count": suitable.refused, "why": why})
    return done
