"""Taking the second factor from an account whose owner has lost it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets.button import Button

from users.models import User
from users.second_factor import mails
from users.second_factor.step import has_way
from users.sessions.sign_ins import end_all
from users.trail import words
from users.trail.watching import tell

RESET = "reset_second_factor"


def reset_second_factor(user: User, by: User | None = None) -> bool:
    """Remove all that `user` proves with, and end all sessions; whether there was any.

    Since when they are asked for a second factor stays: who has to have one sets it up
    when they sign in next.
    """
    had_way = has_way(user)
    with transaction.atomic():
        user.passkeys.all().delete()
        user.authenticatorapps.all().delete()
        user.recovery_codes.all().delete()
        if had_way:
            tell(user, words.FACTOR_RESET, user=by)
    end_all([user.pk])
    if had_way:
        mails.write_to(user, "reset")
    return had_way


def may_reset(user: User, by: User) -> bool:
    """Whether `by` may: nobody their own, and a superuser's only another one."""
    return (
        by.pk != user.pk
        and by.has_perm("users.change_user")
        and (by.is_superuser or not user.is_superuser)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reset_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and reset a colleague's second factor."""
    if not request.user.has_perm("users.change_user"):
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    if not may_reset(user, request.user):
        raise PermissionDenied
    edit = redirect("wagtailusers_users:edit", user.pk)
    name = user.get_full_name() or user.get_username()
    if not has_way(user):
        message = gettext("%(user)s has no two-step login.")
        messages.warning(request, message % {"user": name})
        return edit
    if request.method == "POST":
        reset_second_factor(user, by=request.user)
        message = gettext("The two-step login of %(user)s has been reset.")
        messages.success(request, message % {"user": name})
        return edit
    return TemplateResponse(
        request,
        "users/admin/second_factor/reset.html",
        {
            "page_title": gettext("Reset two-step login"),
            "header_icon": "key",
            "user_to_reset": user,
            "user_name": name,
        },
    )


def reset_urls() -> list:
    """Wagtail hook: the address where an administrator resets it."""
    return [path("users/<int:pk>/second-factor/", reset_view, name=RESET)]


def reset_button(user: User, request_user: User):
    """Wagtail hook: yield the button in the list of users."""
    if may_reset(user, request_user):
        yield Button(
            _("Reset two-step login"),
            reverse(RESET, args=[user.pk]),
            icon_name="key",
            priority=40,
        )
