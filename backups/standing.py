"""How it stands: the last good backup, whether it is too old, and when one is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, Subquery
from django.utils import timezone

from backups.models import Backup

LATE_AFTER = timedelta(days=2)
# After one that has failed.
AGAIN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Standing:
    """What is known of the backups; None for what there has not been."""

    is_on: bool
    last_good: Backup | None
    # Later than the last good one.
    failure: Backup | None
    is_late: bool

    @property
    def is_well(self) -> bool:
        return self.is_on and not self.is_late and self.failure is None


def standing(now: datetime) -> Standing:
    """Return how the backups stand, in one query."""
    if settings.BACKUP_DIR is None:
        return Standing(is_on=False, last_good=None, failure=None, is_late=True)
    good, failed = _last_ones()
    if failed and good and failed.made_at <= good.made_at:
        failed = None
    is_late = good is None or good.made_at < now - LATE_AFTER
    return Standing(is_on=True, last_good=good, failure=failed, is_late=is_late)


def _last_ones() -> tuple[Backup | None, Backup | None]:
    """Return the last good one, and the last that failed."""
    newest = Backup.objects.order_by("-made_at").values("pk")
    good = Subquery(newest.good()[:1])
    failed = Subquery(newest.exclude(problem="")[:1])
    found = {
        backup.problem == "": backup
        for backup in Backup.objects.filter(Q(pk=good) | Q(pk=failed))
    }
    return found.get(True), found.get(False)


def is_due(now: datetime) -> bool:
    """Tell whether the worker is to make a backup: one a day, after BACKUP_AT."""
    if settings.BACKUP_DIR is None:
        return False
    state = standing(now)
    if state.last_good and state.last_good.made_at >= _last_time(now):
        return False
    return state.failure is None or state.failure.made_at <= now - AGAIN_AFTER


def _last_time(now: datetime) -> datetime:
    """Return when the last backup was to be made."""
    local = timezone.localtime(now)
    today = timezone.make_aware(datetime.combine(local.date(), settings.BACKUP_AT))
    if today <= now:
        return today
    yesterday = local.date() - timedelta(days=1)
    return timezone.make_aware(datetime.combine(yesterday, settings.BACKUP_AT))
