"""Browsers in which an account was signed in before.

They are counted by themselves, so that no stranger's guesses keep a colleague out:
the device cookies of OWASP's "Slow Down Online Guessing Attacks with Device Cookies".
A new password makes them unknown again.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from users.models import User

_AGE = 180 * 24 * 60 * 60
_SALT = "users.guesses.known_browsers"
# Below these addresses one signs in: readers' pages never get what is for them.
_DOORS = ("wagtailadmin_home", "wagtailcore_login")


def number_of_browser(request: HttpRequest, name: str) -> str | None:
    """Return the number that the browser has for the account `name`, if it is known."""
    sent = (request.COOKIES.get(_cookie_name(name, door)) for door in _DOORS)
    cookie = next(filter(None, sent), None)
    if cookie is None:
        return None
    try:
        known = signing.loads(cookie, salt=_SALT, max_age=_AGE)
    except signing.BadSignature:
        return None
    # Only who was signed in gets as far as here, so that no answer takes longer for
    # an account that exists.
    user = User.objects.filter(username=name, pk=known["user"]).first()
    if user is None or not constant_time_compare(known["password"], _stamp(user)):
        return None
    return known["number"]


def make_known(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Have the browser remember that `user` was signed in in it."""
    name = user.get_username()
    known = {
        "user": user.pk,
        "password": _stamp(user),
        "number": number_of_browser(request, name) or secrets.token_hex(16),
    }
    signed = signing.dumps(known, salt=_SALT)
    for door in _DOORS:
        response.set_cookie(
            _cookie_name(name, door),
            signed,
            max_age=_AGE,
            path=reverse(door),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _cookie_name(name: str, door: str) -> str:
    """Return a name for each account, since several may use one browser.

    And for each door: two of one name would have to lie in two answers.
    """
    digest = salted_hmac(_SALT, f"{door} {name}", algorithm="sha256").hexdigest()
    return f"known-{digest[:8]}"


def _stamp(user: User) -> str:
    """Return what changes with the password."""
    return salted_hmac(_SALT, user.password, algorithm="sha256").hexdigest()
