"""Looking at each thing within a time of its own, whatever becomes of the others."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import connections

from diagnosis.findings import Check, Finding, Level, fault, skipped

# The check that says whether the database answers, for those that need it.
DATABASE = "database"
_TOO_LONG = "It may hang on what it waits for; look at that, or give --time-limit."
_RAISED = "Look at what the message names; the other checks were made all the same."


@dataclass(frozen=True)
class Result:
    """What one check found, and the seconds that it took."""

    name: str
    finding: Finding
    seconds: float


class _Look:
    """One check in a thread of its own, which is left behind when it hangs."""

    def __init__(self, check: Check, limit: float) -> None:
        self.check = check
        self._limit = limit
        self._result: Result | None = None
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._result = look_here(self.check)
        finally:
            connections.close_all()

    def result(self) -> Result:
        """Return what was found, or that it took longer than the limit."""
        left = self._began + self._limit - time.monotonic()
        self._thread.join(max(left, 0))
        if self._result is not None:
            return self._result
        late = fault(f"no result within {self._limit:g} seconds", _TOO_LONG)
        return Result(self.check.name, late, time.monotonic() - self._began)


def look_at(checks: Iterable[Check], limit: float) -> list[Result]:
    """Return a result for each of the checks, in their order; none hides another.

    Those that need no database are looked at all at once, since what is slow among
    them waits for the network; the others one after the other, when it answers. Each
    has `limit` seconds.
    """
    checks = list(checks)
    looks = [_Look(check, limit) for check in checks if not check.needs_database]
    results = {id(look.check): look.result() for look in looks}
    answers = all(
        result.finding.level != Level.FAULT
        for result in results.values()
        if result.name == DATABASE
    )
    for check in checks:
        if check.needs_database:
            results[id(check)] = (
                _Look(check, limit).result() if answers else _without_database(check)
            )
    return [results[id(check)] for check in checks]


def look_here(check: Check) -> Result:
    """Return the result of one check, made in this thread, with all the time it takes."""
    began = time.monotonic()
    try:
        finding = check.look()
    except Exception as error:  # noqa: BLE001
        finding = fault(f"{type(error).__name__}: {error}", _RAISED)
    finding = replace(
        finding, seen=_in_one_line(finding.seen), advice=_in_one_line(finding.advice)
    )
    return Result(check.name, finding, time.monotonic() - began)


def _without_database(check: Check) -> Result:
    return Result(check.name, skipped("not looked at: the database is away"), 0.0)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
