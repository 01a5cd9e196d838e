"""What cannot be understood is answered with 400 or 404, whichever view meets it.

Views of our own check what they are sent. Many of Wagtail's, and those of every other
package, take it for granted that a browser filled in a form of theirs. So it is asked
afterwards: did the view fail at a value that the request brought?
"""

from collections.abc import Callable, Iterator
from itertools import chain
from traceback import walk_tb
from typing import NoReturn
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    FieldError,
    ObjectDoesNotExist,
    RequestDataTooBig,
    ValidationError,
)
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError

NOT_FOUND = (InvalidPage, ObjectDoesNotExist)
# What Python, Django and the databases raise at a value that is none of its kind.
NOT_UNDERSTOOD = (
    ValueError,
    LookupError,
    ArithmeticError,
    DataError,
    FieldError,
    ValidationError,
    NoReverseMatch,
)
_QUOTED = 150
# From the place where it was raised outwards.
_FRAMES = 3


class BadRequestMiddleware:
    """Refuses what nobody could read, and says so of what a view could not read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            # No database and no file system has a name like that.
            raise Http404
        if problem := unreadable(request):
            raise BadRequest(problem)
        if length(request) > settings.REQUEST_MAX_BYTES:
            raise RequestDataTooBig("REQUEST_MAX_BYTES")
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        if isinstance(error, NOT_FOUND + NOT_UNDERSTOOD) and was_sent(request, error):
            refuse(error)


def refuse(error: Exception) -> NoReturn:
    """Raise what is answered when a view met `error` at a value that was sent.

    Django logs a bad request with its cause, behind which a fault of ours may hide.
    """
    if isinstance(error, NOT_FOUND):
        raise Http404 from error
    raise BadRequest("value_not_understood") from error


def unreadable(request: HttpRequest) -> str:
    """Return what is wrong with a request that nobody should look at, or ""."""
    if request.is_unreadable:
        return "content_type"
    try:
        urlsplit(request.headers.get("origin", ""))
    except ValueError:
        return "origin"
    return ""


def length(request: HttpRequest) -> int:
    """Return how many bytes a request says that its body has; Django reads no more."""
    try:
        return int(request.headers.get("content-length") or 0)
    except ValueError:
        return 0


def was_sent(request: HttpRequest, error: Exception) -> bool:
    """Whether `error` is about a value that `request` brought, or lacks.

    Python's messages quote the value; else it is in the hands of the function that
    raised it, or of the one that called that.
    """
    if isinstance(error, MultiValueDictKeyError | InvalidPage):
        return True
    sent = set(_values(request))
    message = str(error)
    quoted = any(quote in message for value in sent for quote in _quotes(value))
    # What is empty may be in anybody's hand.
    return quoted or not (sent - {""}).isdisjoint(_in_hand(error))


def _quotes(value: str) -> tuple[str, ...]:
    """Return how messages quote a value; Python's end before a long one does."""
    return (
        repr(value)[:_QUOTED],
        f"'{value}'"[:_QUOTED],
        # Of a number that is too long to be read.
        f"value has {len(value)} digits",
    )


def _values(request: HttpRequest) -> Iterator[str]:
    """Yield every value that a request brought, in its address and in its body."""
    for _name, values in chain(request.GET.lists(), request.POST.lists()):
        yield from values
    if match := request.resolver_match:
        yield from map(str, (*match.args, *match.kwargs.values()))
    # What a view has read itself: JSON.
    if body := getattr(request, "_body", b""):
        yield body.decode(errors="replace")


def _in_hand(error: Exception) -> Iterator[str]:
    """Yield what the functions where `error` was raised were dealing with."""
    frames = [frame for frame, _line in walk_tb(error.__traceback__)]
    for frame in frames[-_FRAMES:]:
        for value in list(frame.f_locals.values()):
            match value:
                case str() | int():
                    yield str(value)
                case dict():
                    yield from _plain(value.values())
                case list() | tuple():
                    yield from _plain(value)


def _plain(values) -> Iterator[str]:
    return (str(value) for value in values if isinstance(value, str | int))
