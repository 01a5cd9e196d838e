"""What a server's status and headers say."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from linkcheck.codes import Problem

# The Fetch Standard, "redirect status"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT_REDIRECTS = frozenset({301, 308})
TOO_MANY_REQUESTS = 429
RETRY_LATER = frozenset({TOO_MANY_REQUESTS, 503})

_PROBLEM_OF_STATUS = {
    401: Problem.LOGIN_REQUIRED,
    403: Problem.FORBIDDEN,
    404: Problem.NOT_FOUND,
    405: Problem.METHOD_NOT_ALLOWED,
    407: Problem.PROXY_AUTH,
    408: Problem.READ_TIMEOUT,
    410: Problem.GONE,
    429: Problem.RATE_LIMITED,
    451: Problem.LEGAL,
    502: Problem.BAD_GATEWAY,
    503: Problem.SERVICE_UNAVAILABLE,
    504: Problem.GATEWAY_TIMEOUT,
    511: Problem.PROXY_AUTH,
    999: Problem.BLOCKED,  # LinkedIn's own
}
# Cloudflare's own: the server behind it is down, slow, or not to be trusted.
_PROBLEM_OF_STATUS |= dict.fromkeys(range(520, 531), Problem.BAD_GATEWAY)

# The header by which each service says that it put a page of its own in front of
# the one that was asked for, and the words in it that say so.
_CHALLENGE_HEADERS = {
    # https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
    "cf-mitigated": ("challenge",),
    # https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
    "x-amzn-waf-action": ("challenge", "captcha"),
    # Vercel's firewall
    "x-vercel-mitigated": ("challenge",),
    # SiteGround's
    "sg-captcha": ("challenge",),
}
# Services that serve such a page with an error status and name themselves alone.
_CHALLENGE_SERVERS = ("ddos-guard",)
_CHALLENGE_MARKS = ("x-datadome", "x-kpsdk-ct", "x-px-captcha")
# In a short page that answers as if all were well: Imperva, SiteGround, Cloudflare
# and Anubis.
_CHALLENGE_PAGE = re.compile(
    rb"/_Incapsula_Resource\?|/\.well-known/sgcaptcha/|_cf_chl_opt|id=\"anubis_challenge\""
)
_SHORT_PAGE = 20_000

_SECONDS = re.compile(r"[0-9]{1,12}\Z")


def problem_of_status(status: int) -> Problem | str:
    """Return the problem that a status is by itself; "" for a 2xx."""
    if 200 <= status <= 299:
        return ""
    if problem := _PROBLEM_OF_STATUS.get(status):
        return problem
    if 500 <= status <= 599:
        return Problem.SERVER_ERROR
    return Problem.UNEXPECTED_STATUS


def is_challenge(status: int, headers: Mapping[str, str]) -> bool:
    """Say whether the headers tell of a page that asks if the visitor is human."""
    for name, words in _CHALLENGE_HEADERS.items():
        if headers.get(name, "").strip().lower() in words:
            return True
    if status not in {403, 405, 429, 503}:
        return False
    return headers.get("server", "").strip().lower() in _CHALLENGE_SERVERS or any(
        name in headers for name in _CHALLENGE_MARKS
    )


def is_challenge_page(body: bytes) -> bool:
    """Say whether a page that came with a 2xx is such a question after all."""
    return len(body) <= _SHORT_PAGE and bool(_CHALLENGE_PAGE.search(body))


def peace_until(
    status: int,
    headers: Mapping[str, str],
    now: datetime,
    *,
    least: timedelta,
    longest: timedelta,
) -> datetime | None:
    """Return until when a server wants to be left alone, if it does.

    `now` is aware, and so is the answer. It lies from `least` to `longest` after it,
    whatever the Retry-After header (RFC 9110, section 10.2.3) says: no time at all, a
    time that is past or absurd, and what makes no sense are a wish for peace too. A
    429 is one also without the header.
    """
    if status not in RETRY_LATER:
        return None
    if status != TOO_MANY_REQUESTS and "Retry-After" not in headers:
        return None
    wish = _moment(headers.get("Retry-After", "").strip(), now, longest)
    return max(wish or now, now + least)


def _moment(value: str, now: datetime, longest: timedelta) -> datetime | None:
    """Return when a Retry-After header lets us ask again, at the latest in `longest`."""
    if _SECONDS.match(value):
        return now + timedelta(seconds=min(int(value), longest.total_seconds()))
    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return min(moment.astimezone(UTC), now + longest)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
