"""What a kind of thing says of itself on a poster."""

import re
from dataclasses import dataclass
from datetime import datetime

from posters.poster import Fact

# An hour stays with its “kl.”.
_HOUR = re.compile(r"\b(kl\.) (?=\d)")


@dataclass(frozen=True)
class Told:
    """The name of the kind, the facts, and what is new.

    `holds_until` is when it would say something else.
    """

    kind: str
    facts: tuple[Fact, ...]
    news: str = ""
    is_urgent: bool = False
    holds_until: datetime | None = None


def fact(label: str, *lines: str) -> tuple[Fact, ...]:
    """Return a fact of the lines that say something; none when none does."""
    said = tuple(line for line in map(_in_one_line, lines) if line)
    return (Fact(str(label), said),) if said else ()


def _in_one_line(text: str) -> str:
    line = " ".join(str(text or "").split())
    return _HOUR.sub("\\1\u00a0", line)
