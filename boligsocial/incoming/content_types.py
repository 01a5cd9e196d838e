"""How a request says that it is written, read before any middleware sees it.

Django decodes the query while it makes the request, by whatever codec of Python's the
Content-Type names. rot13 is one, and idna and undefined, and none of them is an
encoding of text: the request would fail where no error page is at hand.
"""

from django.http import HttpRequest
from django.utils.http import parse_header_parameters

from plaintext.doors import wrap

# All forms of the site are sent in the first of them, which the others are part of.
_CHARSETS = {"utf-8", "utf8", "us-ascii", "ascii"}


def read_utf_8_alone() -> None:
    """Have a request of another charset be refused as a whole; done once.

    Its `is_unreadable` is then true, for the middleware that refuses it.
    """
    wrap(HttpRequest, "_set_content_type_params", _set_what_can_be_read)


def _set_what_can_be_read(original, request, meta):
    request.is_unreadable = not _is_readable(meta)
    original(request, {} if request.is_unreadable else meta)


def _is_readable(meta: dict) -> bool:
    try:
        _type, parameters = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
    except (LookupError, ValueError):
        return False
    return parameters.get("charset", "utf-8").lower() in _CHARSETS
