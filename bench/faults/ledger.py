"""What was asked of the site, and what it answered: the truth it is held against."""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import requests

# So long after a fault answers may still tell of it.
GRACE_SECONDS = 15


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
    windows: Counter = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _under_way: Counter = field(default_factory=Counter)
    _broken_until: float = 0.0

    @contextmanager
    def attempt(self, kind: str, key: str) -> Iterator[None]:
        """Note how the attempt within ends."""
        with self._lock:
            self._under_way[kind] += 1
        began = time.monotonic()
        try:
            yield
        except requests.RequestException as error:
            self._failed(kind, key, began, type(error).__name__)
        except (RefusedError, PermissionError) as error:
            self._failed(kind, key, began, str(error))
        else:
            with self._lock:
                self.done[kind].append(key)
                self.seconds[kind].append(time.monotonic() - began)
        finally:
            with self._lock:
                self._under_way[kind] -= 1

    def fault(self, name: str, lasts: float = 0.0) -> None:
        """Note that something is broken from now on, and what it falls into."""
        with self._lock:
            until = time.monotonic() + lasts + GRACE_SECONDS
            self._broken_until = max(self._broken_until, until)
            hit = [kind for kind, count in self._under_way.items() if count]
            for kind in hit or ["nothing"]:
                self.windows[name, kind] += 1

    def _failed(self, kind: str, key: str, began: float, answer: str) -> None:
        with self._lock:
            # It may have happened all the same.
            self.unknown[kind].append(key)
            self.refusals[kind, answer] += 1
            if began > self._broken_until:
                self.unexpected.append(f"{kind} {key}: {answer}")
