"""A check of a running site, and what it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How bad it is, as the states of Nagios' plugins are numbered; a check that
    another one leaves nothing to look at has none of them."""

    SKIPPED = -1
    OK = 0
    WARNING = 1
    FAULT = 2

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Finding:
    """What was seen, and what to do about it, each a sentence or two in English."""

    level: Level
    seen: str
    advice: str = ""


@dataclass(frozen=True)
class Check:
    """Something to look at: a name without spaces at its ends, and how.

    `look` may raise and may hang. With `needs_database` it is looked at when the
    database answers.
    """

    name: str
    look: Callable[[], Finding]
    needs_database: bool = False


def ok(seen: str) -> Finding:
    """Return that it is as it should be."""
    return Finding(Level.OK, seen)


def warning(seen: str, advice: str) -> Finding:
    """Return that somebody should look after it within days."""
    return Finding(Level.WARNING, seen, advice)


def fault(seen: str, advice: str) -> Finding:
    """Return that something does not work, or will not tomorrow."""
    return Finding(Level.FAULT, seen, advice)


def skipped(seen: str) -> Finding:
    """Return that there was nothing to look at, and why."""
    return Finding(Level.SKIPPED, seen)


def worst(findings: list[Finding]) -> Finding:
    """Return one finding for several: the worst level, and what those of it say.

    Of those that are well, all that was seen. Raises ValueError without any.
    """
    level = max(finding.level for finding in findings)
    those = [finding for finding in findings if finding.level == level]
    advice = dict.fromkeys(finding.advice for finding in those if finding.advice)
    return Finding(level, "; ".join(each.seen for each in those), " ".join(advice))
