"""What becomes of an answer and of a comment; how many are taken."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from feedback.models import (
    COMMENT_LENGTH,
    FeedbackComment,
    FeedbackCount,
    FeedbackTally,
)
from links.reports.limits import times_this_hour
from links.reports.personal_data import without_personal_data

HOUR = timedelta(hours=1)


def may_answer(request: HttpRequest, now: datetime) -> bool:
    """Count an answer or a comment, and return whether it is one too many."""
    most = settings.FEEDBACK_LIMITS["visitor"]
    return times_this_hour(FeedbackCount, request, now) <= most


def has_room_for_comment(page: Page, now: datetime) -> bool:
    """Whether not too much has been written about a page within the hour."""
    lately = FeedbackComment.objects.filter(page_id=page.pk, created_at__gt=now - HOUR)
    return lately.count() < settings.FEEDBACK_LIMITS["page"]


def keep_answer(page: Page, *, helped: bool, now: datetime | None = None) -> None:
    """Count an answer on the day on which it was given."""
    day = timezone.localdate(now or timezone.now())
    FeedbackTally.objects.add(page.pk, day, helped=helped)


def keep_comment(page: Page, text: str, now: datetime | None = None) -> FeedbackComment:
    """Keep a comment, without what tells who wrote it."""
    return FeedbackComment.objects.create(
        page_id=page.pk,
        text=without_personal_data(text)[:COMMENT_LENGTH],
        created_at=now or timezone.now(),
    )
