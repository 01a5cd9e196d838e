"""The forms that take a password or send one, and how each says that one has to wait."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from wagtail.admin.views.account import get_password_reset_form
from wagtail.forms import PasswordViewRestrictionForm

from users.guesses import limits
from users.guesses.counting import Counter, Refusal


@dataclass(frozen=True)
class Door:
    """An address where a form is sent to.

    `refuse` answers who has to wait; None when the view's own form does.
    """

    counters: Callable[[HttpRequest, dict], list[Counter]]
    refuse: Callable[[HttpRequest, Refusal], HttpResponse] | None = None
    # Whether what leads on is a right guess, or what is to be counted.
    is_right_when_taken: bool = True


def when_to_try_again(refusal: Refusal) -> str:
    """Return the sentence that tells how long to wait."""
    if refusal.seconds < 60:
        return gettext("There have been too many tries. Try again in a minute.")
    minutes = -(-refusal.seconds // 60)
    return ngettext(
        "There have been too many tries. Try again in %(minutes)d minute.",
        "There have been too many tries. Try again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}


def wait_to_sign_in(refusal: Refusal) -> SafeString:
    """Return what the form to sign in says to who has to wait."""
    return format_html(
        '{} <a href="{}">{}</a>',
        when_to_try_again(refusal),
        reverse("wagtailadmin_password_reset"),
        gettext("If you have forgotten your password, you can choose a new one."),
    )


def _refuse_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    form = PasswordViewRestrictionForm(
        instance=None, initial={"return_url": request.POST.get("return_url", "")}
    )
    return TemplateResponse(
        request,
        "wagtailcore/password_required.html",
        {
            "form": form,
            "action_url": request.path,
            "wait": when_to_try_again(refusal),
        },
    )


def _refuse_reset(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    form = get_password_reset_form()(request.POST)
    form.add_error(None, when_to_try_again(refusal))
    return TemplateResponse(
        request, "wagtailadmin/account/password_reset/form.html", {"form": form}
    )


_LOGIN = Door(lambda request, _kwargs: limits.login_counters(request))

_SECOND_STEP = Door(lambda request, _kwargs: limits.second_step_counters(request))

# By the names of their addresses.
DOORS = {
    "second_step": _SECOND_STEP,
    "confirm_who_you_are": _SECOND_STEP,
    "wagtailadmin_login": _LOGIN,
    "wagtailcore_login": _LOGIN,
    "wagtailcore_authenticate_with_password": Door(
        lambda request, kwargs: limits.page_password_counters(
            request, f"pages {kwargs['page_view_restriction_id']}"
        ),
        _refuse_page,
    ),
    "wagtaildocs_authenticate_with_password": Door(
        lambda request, kwargs: limits.page_password_counters(
            request, f"documents {kwargs['restriction_id']}"
        ),
        _refuse_page,
    ),
    "wagtailadmin_password_reset": Door(
        lambda request, _kwargs: limits.reset_counters(request),
        _refuse_reset,
        is_right_when_taken=False,
    ),
}
