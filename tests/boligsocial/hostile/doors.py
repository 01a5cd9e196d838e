"""Every address pattern there is, filled in with whatever somebody may put there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils.regex_helper import normalize

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Door:
    """One pattern: its address with a place for each argument, and who answers."""

    address: str
    arguments: tuple[str, ...]
    view: str

    def __str__(self) -> str:
        return f"/{self.address}"

    def at(self, values: dict[str, str]) -> str:
        """Return an address; what cannot stand in one as it is, is escaped."""
        filled = {
            name: value if "%" in value else quote(value, safe="/:@")
            for name, value in values.items()
        }
        return f"/{self.address % filled}"


def doors(patterns=None, before: str = "", known: tuple = ()) -> Iterator[Door]:
    """Yield the patterns of the site, as they are resolved."""
    patterns = get_resolver().url_patterns if patterns is None else patterns
    for pattern in patterns:
        address, arguments = _template(pattern.pattern, len(known))
        if isinstance(pattern, URLResolver):
            inner = pattern.url_patterns
            yield from doors(inner, before + address, known + arguments)
        elif isinstance(pattern, URLPattern):
            yield Door(before + address, known + arguments, pattern.lookup_str)


def _template(pattern, number: int) -> tuple[str, tuple[str, ...]]:
    """Return what a pattern matches with `%(name)s` for each argument, and the names."""
    if isinstance(pattern, RoutePattern):
        route = str(pattern).replace("%", "%%")
        return _ARGUMENT.sub(r"%(\1)s", route), tuple(_ARGUMENT.findall(route))
    address, names = normalize(str(pattern))[0]
    unnamed = [f"unnamed_{number + place}" for place in range(len(names))]
    address %= {name: f"%({new})s" for name, new in zip(names, unnamed, strict=True)}
    return address, tuple(unnamed)
