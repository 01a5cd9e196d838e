"""What the background worker does again and again for the backups."""

from contextlib import suppress
from datetime import timedelta

from django.utils import timezone

from backups.problems import BackupError
from backups.regular import back_up
from backups.standing import is_due


def back_up_daily() -> None:
    """Make the backup of the day when its time has come; again after a failure."""
    now = timezone.now()
    if is_due(now):
        # Written down and logged already.
        with suppress(BackupError):
            back_up(now)


JOBS = {
    # Often, so that the day's is not missed because the worker was started late.
    "back_up_daily": (back_up_daily, timedelta(minutes=15)),
}
