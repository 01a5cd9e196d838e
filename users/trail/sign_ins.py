"""Signing in and out, and failing to: told as it happens, whoever is to see it."""

from django.contrib.auth import get_user
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.http import HttpRequest
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from audit.counting import count
from users.models import User
from users.trail import words
from users.trail.watching import name_of, tell

_RESTRICTIONS = {
    "wagtailcore_authenticate_with_password": (
        PageViewRestriction,
        "page",
        "page_view_restriction_id",
    ),
    "wagtaildocs_authenticate_with_password": (
        CollectionViewRestriction,
        "collection",
        "restriction_id",
    ),
}
_SECOND_STEP = ("second_step", "confirm_who_you_are")


def listen_at_the_doors() -> None:
    """Listen at the doors. Called once, at the start."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_failed)


def tell_of_refusal(request: HttpRequest, door: str) -> None:
    """Count somebody who was refused at a door, since there had been too many tries.

    `door` is the name of an address in `users.guesses.doors`.
    """
    if door in _RESTRICTIONS:
        model, place, key = _RESTRICTIONS[door]
        pk = request.resolver_match.kwargs[key]
        row = model.objects.select_related(place).filter(pk=pk).first()
        subject = getattr(row, place, None)
        title = str(subject or "")
        count(words.PAGE_DOOR_LOCKED, subject, title=title, refused=True)
    elif "username" in request.POST:
        _count_failure(request.POST["username"], refused=True)
    elif door in _SECOND_STEP:
        count_second_step(get_user(request), refused=True)
    else:
        count(words.RESET_DOOR_LOCKED, None, refused=True)


def count_second_step(user: User, *, refused: bool = False) -> None:
    """Count somebody who had the password of `user` and not the second step."""
    count(words.SECOND_STEP_FAILED, user, title=name_of(user), refused=refused)


def _signed_in(sender, request, user: User, **kwargs) -> None:
    tell(user, words.SIGNED_IN, user=user)


def _signed_out(sender, request, user: User | None, **kwargs) -> None:
    if user is not None and user.pk:
        tell(user, words.SIGNED_OUT, user=user)


def _failed(sender, credentials: dict, **kwargs) -> None:
    _count_failure(credentials.get(User.USERNAME_FIELD) or "")


def _count_failure(typed: str, *, refused: bool = False) -> None:
    # A NUL is no text for PostgreSQL, and in no name.
    user = User.objects.filter(username=typed.replace("\0", "")).first()
    title = name_of(user) if user else ""
    count(words.SIGN_IN_FAILED, user, title=title, refused=refused)
