"""Figures for a monitor: who may ask for them, if anybody."""

import re

from boligsocial.settings import environment
from boligsocial.settings.environment import EnvironmentProblem

# As a header can hold it (RFC 6750, section 2.1).
_TOKEN = re.compile(r"[\w.~+/-]+=*", re.ASCII)
_LENGTH, _CHARACTERS = 32, 10


def _token() -> str:
    name = "METRICS_TOKEN"
    token = environment.optional(name)
    if token and not _TOKEN.fullmatch(token):
        raise EnvironmentProblem(name, "takes letters, digits and -._~+/ alone")
    if token and (len(token) < _LENGTH or len(set(token)) < _CHARACTERS):
        raise EnvironmentProblem(
            name, f"must be at least {_LENGTH} random characters, or not be there"
        )
    return token


# "" for an address at which there is nothing.
METRICS_TOKEN = _token()
