"""Addresses that are no web addresses: what can be told without asking anybody."""

import re
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from linkcheck.codes import Problem

# What a browser runs instead of opening.
SCRIPT_SCHEMES = frozenset({"javascript", "data", "vbscript", "blob"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# A browser drops these wherever they stand: "java\nscript:" is a script to it
# (URL Standard, "URL parsing").
_DROPPED = re.compile(r"[\t\n\r]")
_LEADING = re.compile(r"\A[\x00-\x20]+")
# RFC 3966, section 5.1.1, and the blanks that people type.
_SEPARATORS = re.compile(r"[-.() ]")
_TELEPHONE = re.compile(r"\+?[0-9]{3,15}\Z|[0-9]*[*#][0-9*#]{1,19}\Z")


def scheme_of(address: str) -> str:
    """Return the scheme as a browser reads it, in lower case; "" without one."""
    match = _SCHEME.match(_LEADING.sub("", _DROPPED.sub("", address)))
    return match[1].lower() if match else ""


def problem_of_other_scheme(address: str) -> Problem:
    """Return what is to be said of an address that is neither http nor https."""
    scheme = scheme_of(address)
    rest = address.strip().partition(":")[2]
    if scheme in SCRIPT_SCHEMES:
        return Problem.SCRIPT_ADDRESS
    if scheme == "mailto":
        return Problem.NOT_WEB if _is_mail(rest) else Problem.MALFORMED_ADDRESS
    if scheme in {"tel", "sms"}:
        return Problem.NOT_WEB if _is_telephone(rest) else Problem.MALFORMED_ADDRESS
    return Problem.UNSUPPORTED_SCHEME if scheme else Problem.MALFORMED_ADDRESS


def _is_mail(rest: str) -> bool:
    """RFC 6068: addresses with commas between, or none but with header fields."""
    recipients, _, fields = rest.partition("?")
    if not recipients:
        return bool(fields)
    try:
        for recipient in recipients.split(","):
            validate_email(unquote(recipient).strip())
    except ValidationError:
        return False
    return True


def _is_telephone(rest: str) -> bool:
    """RFC 3966: digits and separators, then parameters that are not looked at."""
    number = re.split(r"[;?]", unquote(rest), maxsplit=1)[0]
    return bool(_TELEPHONE.match(_SEPARATORS.sub("", number)))
