"""How whoever makes an answer says that it may be kept, and until when it is true."""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponseBase

_PARAMETERS = "may_be_kept_with"
_UNTIL = "holds_until"


def may_be_kept(
    response: HttpResponseBase, parameters: Collection[str] = ()
) -> HttpResponseBase:
    """Say that `response` is the same for everybody who has no cookie of ours.

    It is kept under its address with those of `parameters` that it was asked with,
    and not at all when it was asked with others.
    """
    setattr(response, _PARAMETERS, frozenset(parameters))
    return response


def kept(view: Callable) -> Callable:
    """Decorate a view whose answers, when all is well, may be kept."""

    @wraps(view)
    def marked(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        return may_be_kept(view(request, *args, **kwargs))

    return marked


def holds_until(request: HttpRequest, moment: datetime) -> None:
    """Say that what is being made for `request` depends on the clock: true until then.

    Several parts of an answer may say so; the first moment counts. `moment` is aware.
    """
    known = getattr(request, _UNTIL, None)
    setattr(request, _UNTIL, moment if known is None else min(known, moment))


def parameters_of(response: HttpResponseBase) -> frozenset[str] | None:
    """Return the parameters that `response` may be kept with; None if it may not."""
    return getattr(response, _PARAMETERS, None)


def end_of(request: HttpRequest) -> datetime | None:
    """Return until when what was made for `request` is true; None for no end."""
    return getattr(request, _UNTIL, None)
