"""Which kind of answer something is, and that it is counted."""

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from boligsocial.metrics.counted import ANSWERS, PAGES_MADE, SIGN_INS_FAILED, TALLY
from page_cache.answer import CACHE_STATUS, HIT, MISS
from page_cache.marking import parameters_of

_ADMIN = f"/{settings.ADMIN_PATH}"
_FILES = tuple(
    prefix
    for prefix in (settings.STATIC_URL, settings.MEDIA_URL, "/documents/")
    if prefix.startswith("/")
)
_TOO_MANY_REQUESTS = 429


def count_answer(
    request: HttpRequest, response: HttpResponseBase, seconds: float
) -> None:
    """Count an answer that took `seconds` to be made."""
    said = response.get(CACHE_STATUS)
    status = response.status_code
    if said == HIT:
        # Most of them, and the cheapest.
        ANSWERS.add(TALLY, "page_kept", status, seconds)
        return
    kind = _kind_of(request, response, said)
    ANSWERS.add(TALLY, kind, status, seconds)
    if said is not None:
        TALLY.add(PAGES_MADE["not_stored" if said == MISS else "stored"])
    elif status == _TOO_MANY_REQUESTS and kind == "admin":
        TALLY.add(SIGN_INS_FAILED["too_many"])


def _kind_of(request: HttpRequest, response: HttpResponseBase, said: str | None) -> str:
    """Return which of KINDS an answer is that was not kept."""
    if said is not None or parameters_of(response) is not None:
        return "page_made"
    path = request.path_info
    if path.startswith(_ADMIN):
        return "admin"
    return "file" if path.startswith(_FILES) else "other"


def listen_at_the_doors() -> None:
    """Count sign-ins that fail. Called once, at the start, where figures are wanted."""
    user_login_failed.connect(count_failure)


def count_failure(sender, **kwargs) -> None:
    """Count a name or password that was wrong."""
    TALLY.add(SIGN_INS_FAILED["wrong"])
