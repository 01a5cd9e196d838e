"""When a link is looked at again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from linkcheck.codes import Family
from linkcheck.verdicts import MOVED_SIGHTINGS, Evidence, Verdict

# How much longer than its interval a link may wait, as a share of it, so that links
# which were entered together are not all due in the same minute for ever.
JITTER = 0.1


@dataclass(frozen=True)
class Intervals:
    """How long to wait after a check, by what it has come to."""

    healthy: timedelta = timedelta(days=7)
    # Nothing that another look tomorrow would settle.
    doubtful: timedelta = timedelta(days=3)
    # At least a day, or a link that is gone could not be seen twice a day apart.
    failing: timedelta = timedelta(days=1)


def next_check_at(
    evidence: Evidence,
    *,
    intervals: Intervals,
    chance: float,
    retry_after: datetime | None = None,
) -> datetime | None:
    """Return when a link that was just checked is due again.

    `chance` is a random number from 0 to 1. Never before `retry_after`; None for a
    link that an editor has marked as dangerous, which is not asked at all.
    """
    if evidence.marked_dangerous:
        return None
    interval = getattr(intervals, _interval(evidence))
    moment = evidence.checked_at + interval * (1 + JITTER * chance)
    if _rests_on_word(evidence):
        moment = min(moment, evidence.confirmed_until)
    return max(moment, retry_after) if retry_after else moment


def _interval(evidence: Evidence) -> str:
    match evidence.verdict:
        case Verdict.FAILING:
            return "failing"
        case Verdict.PROBABLY_BROKEN | Verdict.UNSURE:
            return "doubtful"
        case Verdict.OK if 0 < evidence.moved_sightings < MOVED_SIGHTINGS:
            return "doubtful"
    return "healthy"


def _rests_on_word(evidence: Evidence) -> bool:
    """Say whether it is an editor's word alone that makes this link a good one."""
    return evidence.verdict == Verdict.OK and evidence.family in (
        Family.UNSURE,
        Family.ADVISORY,
    )
