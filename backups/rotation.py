"""Which backups are kept: the last of each day, week and month, for some of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from backups.making import made_at


@dataclass(frozen=True)
class Keeping:
    """How many days, weeks and months a backup is kept of."""

    days: int
    weeks: int
    months: int


# By the calendar of the site; weeks are those of ISO 8601.
_PERIODS: dict[str, Callable[[datetime], tuple]] = {
    "days": lambda moment: (moment.year, moment.month, moment.day),
    "weeks": lambda moment: moment.isocalendar()[:2],
    "months": lambda moment: (moment.year, moment.month),
}


def to_keep(moments: Iterable[datetime], keeping: Keeping) -> set[datetime]:
    """Return which of the backups made at `moments` are kept; the newest always."""
    newest_first = sorted(moments, reverse=True)
    kept = set(newest_first[:1])
    for name, period_of in _PERIODS.items():
        last_of: dict[tuple, datetime] = {}
        for moment in newest_first:
            last_of.setdefault(period_of(timezone.localtime(moment)), moment)
        kept |= set(list(last_of.values())[: getattr(keeping, name)])
    return kept


def rotate(folder: Path, keeping: Keeping) -> list[Path]:
    """Delete the archives in a folder that are not kept; return their paths.

    Other files are left alone. Only after a backup that is good.
    """
    found = {path: made_at(path.name) for path in folder.iterdir()}
    dated = {path: moment for path, moment in found.items() if moment}
    kept = to_keep(dated.values(), keeping)
    gone = sorted(path for path, moment in dated.items() if moment not in kept)
    for path in gone:
        path.unlink(missing_ok=True)
    return gone
