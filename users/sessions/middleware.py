"""Catches what a form sends after its session has ended, before it is thrown away."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from users.sessions.giving_back import give_back
from users.sessions.posted import (
    GIVEN_BACK_FIELD,
    is_from_own_page,
    is_in_admin,
    posted_in,
)
from users.sessions.refused import ask_to_send_again
from users.sessions.sign_ins import note
from users.sessions.views import is_staff


class SignInMiddleware:
    """Keeps when each session of the admin was used last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # What readers ask for looks nobody up.
        if is_in_admin(request) and request.user.is_authenticated:
            note(request, request.user)
        return response


class LostTextMiddleware:
    """Answers a form of the admin with its text, where Wagtail would ask for a login.

    Wagtail sends whoever is not signed in to the login page, and what they had written
    is gone. Here the checks against forged forms have been passed already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _leads_to_login(request, response) and is_from_own_page(request):
            posted = posted_in(request)
            if posted and posted.texts:
                return ask_to_send_again(request) or response
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        if (
            request.method == "POST"
            and is_in_admin(request)
            and GIVEN_BACK_FIELD in request.POST
            and is_staff(request)
        ):
            return give_back(request, view, *args, **kwargs)
        return None


def _leads_to_login(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method == "POST"
        and response.status_code == 302
        and response["Location"].split("?")[0] == reverse("wagtailadmin_login")
        and is_in_admin(request)
        and not request.user.is_authenticated
    )
