"""Guesses, counted in the database: several processes and machines guard one door.

A guess is counted before its password is looked at, so that many at once are no way
round; what turned out to be right is taken back.
"""

import hmac
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from users.models import GuessCount

# After this a row tells nothing any more that a limit asks for.
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """So many guesses without a wait; then `first`, doubled with each, to `longest`.

    Once a wait is over, one guess is forgiven for every `longest` that passes.
    """

    free: int
    first: timedelta
    longest: timedelta

    @property
    def highest(self) -> int:
        """Return the level at which the wait is the longest; no more is remembered."""
        return self.free + math.ceil(math.log2(self.longest / self.first))

    def wait_after(self, level: float) -> timedelta:
        """Return how long to wait when so many guesses are not forgiven."""
        # One that is forgiven in part is not forgiven.
        guesses = min(math.ceil(level), self.highest)
        if guesses < self.free:
            return timedelta()
        return min(self.first * 2 ** (guesses - self.free), self.longest)

    def level_after(self, level: float, pause: timedelta) -> float:
        """Return the level with one guess more, `pause` after the last one's wait."""
        forgiven = max(timedelta(), pause) / self.longest
        return min(max(0, level - forgiven) + 1, self.highest)


@dataclass(frozen=True)
class Counter:
    """What is counted: guesses at `door` from or for `whom`, held to `limit`.

    `ends_when_right` is false for what others share: to have one right password is
    no way to be forgiven the guesses at others.
    """

    door: str
    whom: str
    limit: Limit
    ends_when_right: bool = False

    @property
    def key(self) -> str:
        """Return what it is found by: nobody without the site's key can tell whom."""
        secret = f"users.guesses {settings.SECRET_KEY}".encode()
        text = f"{self.door} {self.whom}".encode()
        return hmac.digest(secret, text, "sha256").hex()


@dataclass(frozen=True)
class Refusal:
    """A guess that is not looked at, because of those before it."""

    until: datetime

    @property
    def seconds(self) -> int:
        """Return how long to wait yet, in whole seconds, at least one."""
        left = (self.until - timezone.now()).total_seconds()
        return max(1, int(-(-left // 1)))


@dataclass(frozen=True)
class Guess:
    """A guess that was counted, and may be taken back."""

    counters: Sequence[Counter]
    # Until when the guess itself makes the next one wait, by the counter's key.
    waits: dict[str, datetime]

    def was_right(self) -> None:
        """Forget what is the guesser's own, and take this guess off what is shared."""
        own = [counter.key for counter in self.counters if counter.ends_when_right]
        GuessCount.objects.filter(key__in=own).delete()
        self.take_back()

    def take_back(self) -> None:
        """Have it as if there had been no guess."""
        now = timezone.now()
        with transaction.atomic():
            for row in _locked(list(self.waits)):
                row.level = max(0, row.level - 1)
                # If another one has made the wait longer, it stays.
                if row.waits_until == self.waits[row.key]:
                    row.waits_until = now
                row.save(update_fields=["level", "waits_until"])


def begin(counters: Sequence[Counter], now: datetime | None = None) -> Guess | Refusal:
    """Count a guess, unless one of the counters says to wait; then count nothing."""
    now = now or timezone.now()
    by_key = {counter.key: counter for counter in counters}
    with transaction.atomic():
        GuessCount.objects.bulk_create(
            [
                GuessCount(key=key, last_at=now, waits_until=now)
                for key in sorted(by_key)
            ],
            ignore_conflicts=True,
        )
        rows = _locked(list(by_key))
        waits_until = max((row.waits_until for row in rows), default=now)
        if waits_until > now:
            return Refusal(waits_until)
        for row in rows:
            limit = by_key[row.key].limit
            row.level = limit.level_after(row.level, now - row.waits_until)
            row.last_at = now
            row.waits_until = now + limit.wait_after(row.level)
        GuessCount.objects.bulk_update(rows, ["level", "last_at", "waits_until"])
    return Guess(counters, {row.key: row.waits_until for row in rows})


def forget_old(now: datetime) -> None:
    """Delete the counts that nothing was added to for a day."""
    GuessCount.objects.filter(last_at__lt=now - KEPT).delete()


def _locked(keys: list[str]) -> list[GuessCount]:
    # In one order, so that two of them never wait for one another.
    rows = GuessCount.objects.select_for_update().filter(key__in=keys)
    return list(rows.order_by("key"))
