"""Observations as checks bring them home, and the time at which they do."""

from datetime import UTC, datetime, timedelta

from linkcheck.codes import Problem
from linkcheck.observation import Observation

NOW = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

STATUS = {
    "": 200,
    Problem.MOVED_PERMANENTLY: 200,
    Problem.NOT_FOUND: 404,
    Problem.GONE: 410,
    Problem.SERVER_ERROR: 500,
    Problem.FORBIDDEN: 403,
    Problem.RATE_LIMITED: 429,
}


def seen(problem: Problem | str = "", at: datetime = NOW, **facts) -> Observation:
    """Return what a check at that time saw."""
    if problem == Problem.MOVED_PERMANENTLY:
        facts.setdefault("moved_to", "https://ny.egeby.example/")
    facts.setdefault("http_status", STATUS.get(problem))
    facts.setdefault("final_url", "https://egeby.example/")
    return Observation(checked_at=at, problem=problem, **facts)
