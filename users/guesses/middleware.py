"""Stands at the doors: counts, refuses, and knows browsers again."""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlsafe_base64_decode

from users.guesses import counting
from users.guesses.doors import DOORS, Door
from users.guesses.known_browsers import make_known
from users.trail.sign_ins import tell_of_refusal

_TOO_MANY_REQUESTS = 429
_CHOOSE_PASSWORD = "wagtailadmin_password_reset_confirm"  # noqa: S105 - a name


class GuessMiddleware:
    """Limits what is sent to `DOORS`. Below the protection against forged forms."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if request.method != "POST" or match is None:
            return response
        if door := DOORS.get(match.view_name):
            _conclude(request, response, door)
        if match.view_name == _CHOOSE_PASSWORD and response.status_code == 302:
            _know_who_chose(request, response, match.kwargs)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        door = DOORS.get(request.resolver_match.view_name)
        if door is None or request.method != "POST":
            return None
        counters = door.counters(request, kwargs)
        if not counters:
            return None
        request.guess = counting.begin(counters)
        if isinstance(request.guess, counting.Refusal) and door.refuse:
            return door.refuse(request, request.guess)
        return None


def _know_who_chose(request: HttpRequest, response: HttpResponse, kwargs: dict) -> None:
    """Let nobody wait who has just got a new password by mail."""
    # Another token has only been moved out of the address yet.
    if kwargs["token"] == PasswordResetConfirmView.reset_url_token:
        pk = urlsafe_base64_decode(kwargs["uidb64"]).decode()
        make_known(request, response, get_user_model().objects.get(pk=pk))


def _conclude(request: HttpRequest, response: HttpResponse, door: Door) -> None:
    guess = getattr(request, "guess", None)
    is_taken = response.status_code == 302
    if isinstance(guess, counting.Refusal):
        response.status_code = _TOO_MANY_REQUESTS
        response["Retry-After"] = str(guess.seconds)
        add_never_cache_headers(response)
        tell_of_refusal(request, request.resolver_match.view_name)
    elif guess and not door.is_right_when_taken:
        if not is_taken:
            guess.take_back()
    elif guess and is_taken:
        guess.was_right()
        if request.user.is_authenticated and "username" in request.POST:
            make_known(request, response, request.user)
