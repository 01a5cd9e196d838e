"""Whoever chooses a password by the link in a mail is known, though not signed in."""

from collections.abc import Callable
from contextlib import ExitStack

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlsafe_base64_decode
from wagtail.log_actions import LogContext

from users.models import User

_VIEW = "wagtailadmin_password_reset_confirm"


class ChoosingMiddleware:
    """Lets the trail say who it was; the view itself asks for the link's secret."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as stack:
            request.known_by_link = stack
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> None:
        is_choosing = request.resolver_match.view_name == _VIEW
        if is_choosing and request.method == "POST":
            owner = _owner(kwargs["uidb64"])
            request.known_by_link.enter_context(LogContext(user=owner))


def _owner(uidb64: str) -> User | None:
    try:
        pk = int(urlsafe_base64_decode(uidb64).decode("ascii"))
    except ValueError:
        return None
    return User.objects.filter(pk=pk).first() if 0 < pk < 2**63 else None
