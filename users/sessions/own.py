"""The screen “My sessions”: where one is signed in, and ending it elsewhere."""

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from users.models import SignIn
from users.sessions import sign_ins
from users.trail import words
from users.trail.watching import tell

NAME = "my_sessions"
_LARGEST_ID = 2**63 - 1


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def my_sessions(request: HttpRequest) -> HttpResponse:
    """List the sessions of whoever asks; end one of the others, or all others."""
    own = sign_ins.of_user(request.user)
    if request.method == "POST":
        others = own.exclude(session_key=request.session.session_key)
        if "all" not in request.POST:
            number = request.POST.get("end", "")
            is_number = number.isascii() and number.isdecimal()
            pk = int(number) if is_number and len(number) < 20 else 0
            others = others.filter(pk=pk if pk <= _LARGEST_ID else 0)
        _end(request, others)
        return redirect(NAME)
    found = list(own)
    return TemplateResponse(
        request,
        "users/sessions/my_sessions.html",
        {
            "page_title": gettext("My sessions"),
            "header_icon": "user",
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": gettext("Home")},
                {"url": reverse("wagtailadmin_account"), "label": gettext("Account")},
                {"url": "", "label": gettext("My sessions")},
            ],
            "sign_ins": found,
            "session_key": request.session.session_key,
            "has_others": len(found) > 1,
        },
    )


def _end(request: HttpRequest, others: QuerySet[SignIn]) -> None:
    with transaction.atomic():
        ended = sign_ins.end(others)
        if ended:
            tell(request.user, words.SIGNED_OUT_ELSEWHERE)
    _tell(request, ended)


def _tell(request: HttpRequest, ended: int) -> None:
    if not ended:
        messages.info(request, gettext("You were signed out there already."))
        return
    message = ngettext(
        "You have been signed out in %(count)d other place.",
        "You have been signed out in %(count)d other places.",
        ended,
    )
    messages.success(request, message % {"count": ended})


def urls() -> list:
    """Wagtail hook: the address of the screen."""
    return [path("account/sessions/", my_sessions, name=NAME)]


def menu_item(request: HttpRequest) -> dict:
    """Wagtail hook: the way there from one's account."""
    return {
        "url": reverse(NAME),
        "label": gettext("My sessions"),
        "help_text": gettext("See where you are signed in, and sign out elsewhere."),
    }
