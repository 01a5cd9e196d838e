"""What the background worker does again and again with what residents say."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from feedback.models import (
    FeedbackComment,
    FeedbackCount,
    FeedbackTally,
    FruitlessSearch,
)
from feedback.searches import forget_traces
from links.reports.limits import forget_counts


def forget_feedback() -> None:
    """Forget comments, searches and counts whose time is up."""
    prune(timezone.now())


def prune(now: datetime) -> None:
    """Forget what is older than the settings have it kept, read or not."""
    today = timezone.localdate(now)
    written = now - timedelta(days=settings.FEEDBACK_COMMENT_DAYS)
    counted = today - timedelta(days=settings.FEEDBACK_TALLY_DAYS)
    FeedbackComment.objects.filter(created_at__lt=written).delete()
    FeedbackTally.objects.filter(day__lt=counted).delete()
    searched = today - timedelta(days=settings.FEEDBACK_COMMENT_DAYS)
    FruitlessSearch.objects.filter(week__lt=searched).delete()
    forget_traces(today)
    forget_counts(now, FeedbackCount)


JOBS = {"forget_feedback": (forget_feedback, timedelta(days=1))}
