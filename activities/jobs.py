"""What the background worker does again and again for activities."""

from datetime import timedelta

from django.utils import timezone

from activities.programme import prolong


def prolong_activities() -> None:
    """Write down the dates that have come within reach; forget those long over."""
    prolong(timezone.now())


JOBS = {"prolong_activities": (prolong_activities, timedelta(days=1))}
