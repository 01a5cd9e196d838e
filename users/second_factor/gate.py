"""Whoever has given a password alone is nobody yet, wherever somebody is asked for.

Everything that being signed in opens looks at `request.user`: the admin, drafts, pages
and documents that are not for everybody, a site that is closed. So that is where the
second step is asked for, once for all of them, and for what is yet to be written.
"""

import time
from collections.abc import Callable
from urllib.parse import urlencode

from asgiref.sync import sync_to_async
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from users.second_factor.asking import standing_of
from users.sessions.sign_ins import follow

SECOND_STEP = "second_step"
_LOGINS = ("wagtailadmin_login", "wagtailcore_login")

# In the session: whose second step is done, and when who they are was last proved.
_PROVED = "second_factor_proved"
_SIGNED_IN_AT = "second_factor_signed_in_at"
_CONFIRMED_AT = "second_factor_confirmed_at"

# How long what was proved need not be proved again.
_MINUTES_TO_ADD = 15
_MINUTES_TO_REMOVE = 5


class SecondFactorMiddleware:
    """Takes the place of who is signed in. Directly below Django's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # As Django's own: nobody is looked up before somebody asks.
        request.user = SimpleLazyObject(lambda: _wholly_signed_in(request))

        async def auser():
            return await sync_to_async(lambda: _wholly_signed_in(request))()

        request.auser = auser
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        if (
            request.method in ("GET", "HEAD")
            and request.resolver_match.view_name in _LOGINS
            and half_signed_in(request)
        ):
            query = urlencode({"next": request.GET.get("next", "")})
            return HttpResponseRedirect(f"{reverse(SECOND_STEP)}?{query}")
        return None


def _wholly_signed_in(request: HttpRequest):
    user = get_user(request)
    if not user.is_authenticated or request.session.get(_PROVED) == user.pk:
        return user
    standing = standing_of(user)
    if standing.has_way or standing.must_set_up:
        request.half_signed_in_user = user
        return AnonymousUser()
    request.second_factor_standing = standing
    return user


def half_signed_in(request: HttpRequest):
    """Return who has given a password, and has the second step before them; or None."""
    if request.user.is_authenticated:
        return None
    return getattr(request, "half_signed_in_user", None)


def when_signed_in(sender, request: HttpRequest, user, **kwargs) -> None:
    """Signal: somebody has given a password. What was proved before does not count."""
    request.session.pop(_PROVED, None)
    request.session.pop(_CONFIRMED_AT, None)
    request.session[_SIGNED_IN_AT] = time.time()


def let_in(request: HttpRequest, user) -> None:
    """Have the session be wholly signed in from now on, under a new key."""
    before = request.session.session_key
    request.session.cycle_key()
    request.session[_PROVED] = user.pk
    request.session[_SIGNED_IN_AT] = time.time()
    request.user = user
    request.half_signed_in_user = None
    follow(before, request.session.session_key)


def forget_proof(request: HttpRequest) -> None:
    """Have the session be as if there had been no second step; there is none now."""
    request.session.pop(_PROVED, None)


def note_confirmation(request: HttpRequest) -> None:
    """Note that somebody has just proved once more who they are."""
    request.session[_CONFIRMED_AT] = time.time()


def may_add(request: HttpRequest) -> bool:
    """Whether it is not long since the person proved who they are."""
    at = max(_time(request, _SIGNED_IN_AT), _time(request, _CONFIRMED_AT))
    return 0 <= time.time() - at < _MINUTES_TO_ADD * 60


def may_remove(request: HttpRequest) -> bool:
    """Whether the person has just proved who they are for this very purpose."""
    return 0 <= time.time() - _time(request, _CONFIRMED_AT) < _MINUTES_TO_REMOVE * 60


def _time(request: HttpRequest, key: str) -> float:
    return request.session.get(key, 0)


def safe_next(request: HttpRequest, user) -> str:
    """Return where the person wanted to go, if it is on this site."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return home_of(user)


def home_of(user) -> str:
    """Return where somebody begins who did not say where to."""
    if user.has_perm("wagtailadmin.access_admin"):
        return reverse("wagtailadmin_home")
    return "/"
