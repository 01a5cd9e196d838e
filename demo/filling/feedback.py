"""Gives the demo's pages a past in which residents answered, wrote and searched.

What they say is invented.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from demo.records import CommentRecord, PageAnswersRecord
from demo.streams import Registry
from feedback.models import FeedbackComment, FeedbackTally, FruitlessSearch
from feedback.searches import monday_of
from search.models import SearchPromotion, stems_of

WEEKS = 16

# How many answer on a page in a week, of how many hundredths no, by its slug.
ANSWERS = {
    "afdelinger": PageAnswersRecord(a_week=9, no=62),
    "kontakt": PageAnswersRecord(a_week=14, no=21),
    "oekonomisk-raadgivning": PageAnswersRecord(a_week=7, no=34),
    "faa-hjaelp-nu": PageAnswersRecord(a_week=5, no=12),
    "brandkadet": PageAnswersRecord(a_week=4, no=8),
    "lektiecafe": PageAnswersRecord(a_week=3, no=15),
    "boligsocial-indsats": PageAnswersRecord(a_week=6, no=28),
    "beboerdemokrati": PageAnswersRecord(a_week=1, no=40),
}

COMMENTS = (
    CommentRecord(
        page="afdelinger",
        days_ago=1,
        text="Hvornår er vaskeriet i Teglhaven åbent om søndagen?",
    ),
    CommentRecord(
        page="afdelinger", days_ago=3, text="Jeg ville se, om man må have hund."
    ),
    CommentRecord(
        page="kontakt",
        days_ago=4,
        text="Hvem ringer jeg til, når elevatoren står? Jeg prøvede [fjernet].",
    ),
    CommentRecord(
        page="oekonomisk-raadgivning",
        days_ago=9,
        text="Om jeg kan få hjælp til et afslag på boligstøtte",
        is_read=True,
    ),
    CommentRecord(
        page="kontakt",
        days_ago=15,
        text="Åbningstider i julen",
        is_read=True,
        note="De står nu under telefonnummeret.",
    ),
)

# How many searched in vain, this week and in the weeks before.
SEARCHES = {
    "husdyr": (6, 4, 5),
    "parabol": (3, 0, 4),
    "nøgle til kælderen": (4, 3, 0),
}
# The page that one of these finds since an editor said so.
PROMOTED = {"nøgle til kælderen": "kontakt"}


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
