"""What a site's robots.txt lets us fetch, as RFC 9309 has it.

Not `urllib.robotparser`: it knows no wildcards, lets the first rule win instead of the
longest, and forgets a group behind an empty line, each of which would have us fetch
what a site does not want.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

# By which a site names us; what stands in our User-Agent header begins with it.
PRODUCT = "boligsocial"
# RFC 9309, section 2.5: so much has to be read.
MOST_BYTES = 500 * 1024
_LONGEST_DELAY = 30.0
_FIELD = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$")
_TOKEN = re.compile(r"\*|[a-z_-]+")


@dataclass(frozen=True)
class Robots:
    """The rules of one host that are about us."""

    # (whether it allows, the beginning of a path), as they stand.
    rules: tuple[tuple[bool, str], ...] = ()
    # Seconds that it wants between two requests.
    delay: float = 0.0

    def allows(self, address: str) -> bool:
        """Say whether an address may be fetched: the longest rule counts."""
        parts = urlsplit(address)
        path = _encoded(parts.path or "/")
        path = f"{path}?{_encoded(parts.query)}" if parts.query else path
        matching = [
            (len(pattern), allow)
            for allow, pattern in self.rules
            if _matches(pattern, path)
        ]
        return max(matching, default=(0, True))[1]

    def to_json(self) -> list:
        """Return them as JSON can hold them."""
        return [[list(rule) for rule in self.rules], self.delay]

    @classmethod
    def from_json(cls, stored: list) -> "Robots":
        """Return what `to_json` had."""
        rules, delay = stored
        return cls(tuple((allow, path) for allow, path in rules), delay)


def read_robots(text: str) -> Robots:
    """Return what a robots.txt says of us, or of everybody where it does not name us."""
    groups = list(_groups(text))
    ours = [lines for agents, lines in groups if PRODUCT in agents]
    lines = ours or [lines for agents, lines in groups if "*" in agents]
    rules, delay = [], 0.0
    for name, value in (line for group in lines for line in group):
        if name == "crawl-delay":
            delay = max(delay, _seconds(value))
        elif value:
            rules.append((name == "allow", _encoded(value)))
    return Robots(tuple(rules), delay)


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    agents: set[str] = set()
    lines: list[tuple[str, str]] = []
    for raw in text.splitlines():
        match = _FIELD.match(raw.partition("#")[0])
        if not match:
            continue
        name, value = match[1].lower(), match[2]
        if name == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            token = _TOKEN.match(value.lower())
            agents.add(token.group() if token else "")
        elif name in {"allow", "disallow", "crawl-delay"} and agents:
            lines.append((name, value))
    yield agents, lines


def _matches(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern has it, with its * and $; in linear time."""
    is_end = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not is_end or at == len(path)
    *middle, last = rest
    for piece in middle:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if is_end:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0


def _encoded(text: str) -> str:
    return quote(text, safe=string.punctuation)


def _seconds(value: str) -> float:
    try:
        return min(max(float(value), 0.0), _LONGEST_DELAY)
    except ValueError:
        return 0.0
