"""Gives the demo's pages a past in which residents answered, wrote and searched."""

from datetime import datetime, timedelta

from django.utils import timezone

from demo.content.feedback import ANSWERS, COMMENTS, PROMOTED, SEARCHES
from demo.streams import Registry
from feedback.models import FeedbackComment, FeedbackTally, FruitlessSearch
from feedback.searches import monday_of
from search.models import SearchPromotion, stems_of

WEEKS = 16


def give_pages_answers(registry: Registry, administrator, now: datetime) -> None:
    """Make what residents have said, and what the staff made of it."""
    _count_answers(registry, now)
    for record in COMMENTS:
        state = FeedbackComment.State.READ if record.is_read else None
        if record.note:
            state = FeedbackComment.State.ANSWERED
        written = now - timedelta(days=record.days_ago)
        FeedbackComment.objects.create(
            page=registry.pages[record.page],
            text=record.text,
            created_at=written,
            state=state or FeedbackComment.State.NEW,
            note=record.note,
            seen_at=written + timedelta(days=1) if state else None,
            seen_by=administrator if state else None,
        )
    week = monday_of(timezone.localdate(now))
    FruitlessSearch.objects.bulk_create(
        FruitlessSearch(
            week=week - timedelta(weeks=ago),
            stems=" ".join(stems_of(words)),
            words=words,
            count=count,
        )
        for words, counts in SEARCHES.items()
        for ago, count in enumerate(counts)
        if count
    )
    for words, slug in PROMOTED.items():
        SearchPromotion.objects.create(words=words, page=registry.pages[slug])


def _count_answers(registry: Registry, now: datetime) -> None:
    today = timezone.localdate(now)
    tallies = []
    for slug, record in ANSWERS.items():
        # On one day of each week, another one for each page.
        first = today - timedelta(days=len(slug) % 7)
        for ago in range(WEEKS):
            answers = record.a_week + (ago + len(slug)) % 3
            no = round(answers * record.no / 100)
            tallies.append(
                FeedbackTally(
                    page=registry.pages[slug],
                    day=first - timedelta(weeks=ago),
                    yes=answers - no,
                    no=no,
                )
            )
    FeedbackTally.objects.bulk_create(tallies)
