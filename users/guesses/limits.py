"""What is counted at which door, and how often one may guess there."""

import unicodedata
from datetime import timedelta

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

from users.guesses.counting import Counter, Limit
from users.guesses.known_browsers import number_of_browser
from users.visitors import network_of, visitor_address

_SECONDS = timedelta(seconds=1)
_MINUTES = timedelta(minutes=1)

# One account from one network: who forgot a password meets this first.
OWN = Limit(5, 30 * _SECONDS, 15 * _MINUTES)
# All accounts from one network, which may be a whole office.
NETWORK = Limit(20, 30 * _SECONDS, 15 * _MINUTES)
# One account from everywhere: it slows, and locks nobody out for long.
ACCOUNT = Limit(20, 5 * _SECONDS, 5 * _MINUTES)
# A browser in which the account was signed in before, and which only this holds.
KNOWN_BROWSER = Limit(10, 30 * _SECONDS, 15 * _MINUTES)

# The password of a page, which many residents share.
PAGE_FROM_NETWORK = Limit(10, 30 * _SECONDS, 15 * _MINUTES)
PAGE = Limit(200, 1 * _SECONDS, 30 * _SECONDS)

# Forms for a new password, from one network.
RESET = Limit(10, 1 * _MINUTES, 15 * _MINUTES)
# Mails to one account. The one before is still in the inbox, and works.
RESET_MAIL = Limit(1, 5 * _MINUTES, 60 * _MINUTES)


def login_counters(request: HttpRequest) -> list[Counter]:
    """Return what a try to sign in is counted at; nothing if a field is empty."""
    name = request.POST.get("username", "").strip()
    if not name or not request.POST.get("password"):
        return []
    if number := number_of_browser(request, name):
        return [Counter("login", f"browser {number}", KNOWN_BROWSER, True)]
    name = _folded(name)
    counters = [Counter("login", f"account {name}", ACCOUNT)]
    if network := _network(request):
        counters += [
            Counter("login", f"network {network}", NETWORK),
            Counter("login", f"own {network} {name}", OWN, True),
        ]
    return counters


def second_step_counters(request: HttpRequest) -> list[Counter]:
    """Return what a try at the second step is counted at, or at who one is again.

    Whoever gets as far as here has had the password, so a browser in which it was
    given before is no sign of a colleague.
    """
    account = request.session.get(SESSION_KEY)
    if not account or "way" not in request.POST:
        return []
    counters = [Counter("second step", f"account {account}", ACCOUNT)]
    if network := _network(request):
        counters += [
            Counter("second step", f"network {network}", NETWORK),
            Counter("second step", f"own {network} {account}", OWN, True),
        ]
    return counters


def page_password_counters(request: HttpRequest, restriction: str) -> list[Counter]:
    """Return what a try at the password of a page or document is counted at."""
    if not request.POST.get("password"):
        return []
    counters = [Counter("page", restriction, PAGE)]
    if network := _network(request):
        whom = f"{restriction} {network}"
        counters.append(Counter("page", whom, PAGE_FROM_NETWORK, True))
    return counters


def reset_counters(request: HttpRequest) -> list[Counter]:
    """Return what a wish for a new password is counted at.

    Nothing of the account: two answers to it would tell which accounts there are.
    """
    network = _network(request)
    return [Counter("reset", network, RESET)] if network else []


def reset_mail_counter(user_id: int) -> Counter:
    """Return what a mail with a link to a new password is counted at."""
    return Counter("reset mail", str(user_id), RESET_MAIL)


def _network(request: HttpRequest) -> str:
    address = visitor_address(request)
    return network_of(address) if address else ""


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
