"""What is said when something has been done, with a button that undoes it."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from wagtail.admin import messages


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
