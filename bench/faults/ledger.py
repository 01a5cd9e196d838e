"""What was asked of the site, and what it answered: the truth it is held against."""

import statistics
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import requests

# So long after something was mended answers may still tell of it.
GRACE_SECONDS = 3


class RefusedError(Exception):
    """The site answered something else than success."""


@dataclass
class Ledger:
    """Attempts by kind. A key is what an attempt leaves where it has succeeded."""

    done: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unknown: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    # Answers that were no success, by kind and what was answered.
    refusals: Counter = field(default_factory=Counter)
    # The same while nothing was broken: each is a fault of the site's.
    unexpected: list[str] = field(default_factory=list)
    old_pages: list[str] = field(default_factory=list)
    # By fault and kind, how many were waiting for an answer when it began.
    windows: Counter = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _sent: Counter = field(default_factory=Counter)
    # How long answers to what was sent took.
    _answers: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    _broken: Counter = field(default_factory=Counter)
    _broken_until: float = 0.0
    _here: threading.local = field(default_factory=threading.local)

    @contextmanager
    def attempt(self, kind: str, key: str) -> Iterator[None]:
        """Note how the attempt within ends."""
        self._here.kind = kind
        began = time.monotonic()
        try:
            yield
        except requests.RequestException as error:
            self._failed(kind, key, began, type(error).__name__)
        except (RefusedError, PermissionError) as error:
            self._failed(kind, key, began, str(error))
        else:
            with self._changed:
                self.done[kind].append(key)
                self.seconds[kind].append(time.monotonic() - began)

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Note that something has been sent within this thread's attempt, meanwhile."""
        kind, began = self._here.kind, time.monotonic()
        with self._changed:
            self._sent[kind] += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._sent[kind] -= 1
                self._answers[kind].append(time.monotonic() - began)

    def await_sending(self, kind: str, seconds: float) -> float:
        """Return once something of that kind has been sent, or after so many seconds.

        Returns how long its answer takes as a rule.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._sent[kind], seconds)
            return statistics.median(self._answers[kind] or [0])

    def hit(self, name: str, kind: str = "") -> None:
        """Note what a fault falls into: `kind`, or all that has been sent."""
        with self._changed:
            waiting = [sent for sent, count in self._sent.items() if count]
            for hit in [kind] if kind else waiting or ["nothing"]:
                self.windows[name, hit] += 1

    @contextmanager
    def broken(self, name: str) -> Iterator[None]:
        """Note that answers may fail meanwhile, and what that falls into."""
        self.hit(name)
        with self._changed:
            self._broken[name] += 1
        try:
            yield
        finally:
            with self._changed:
                self._broken[name] -= 1
                self._broken_until = time.monotonic() + GRACE_SECONDS

    def _failed(self, kind: str, key: str, began: float, answer: str) -> None:
        with self._changed:
            # It may have happened all the same.
            self.unknown[kind].append(key)
            self.refusals[kind, answer] += 1
            if not any(self._broken.values()) and began > self._broken_until:
                self.unexpected.append(f"{kind} {key}: {answer}")
