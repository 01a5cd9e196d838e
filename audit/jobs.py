"""What the background worker does again and again for the trail."""

from datetime import timedelta

from django.utils import timezone

from audit.keeping import forget_old


def forget_old_log_entries() -> None:
    """Delete what was done more than a year ago."""
    forget_old(timezone.now())


JOBS = {"forget_old_log_entries": (forget_old_log_entries, timedelta(days=1))}
