"""Searches that found nothing: which words, without anybody's secret.

Somebody may search for what nobody else should know. So words are not kept before
several visitors have searched for them in the same week; until then there is a keyed
hash. Decision 38 tells why.
"""

import hmac
import re
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from feedback.models import FruitlessSearch, SearchTrace
from links.reports.limits import visitor_group
from links.reports.personal_data import without_personal_data
from search.models import PROMOTION_LENGTH, stems_of
from users.visitors import visitor_address

# So many visitors must have searched for the same before it is kept.
LEAST = 3
# A longer question tells of whoever asks it.
MOST_WORDS = 5
# What one visitor may add in a day, and all together in a week.
MOST_OF_VISITOR = 30
MOST_OF_WEEK = 20_000
# A postcode stays; a date of birth, or half a telephone number, does not.
_NUMBER = re.compile(r"\d(?:[\s.-]?\d){4,}")


def note_search(sender, request: HttpRequest, query: str, **kwargs) -> None:
    """Signal: count a search that has found nothing."""
    address = visitor_address(request)
    is_asked_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if address is not None and not is_asked_ahead:
        now = timezone.now()
        note_words(query, visitor_group(address, now), now)


def note_words(query: str, group: int, now: datetime) -> None:
    """Count a search by somebody of `group`, and keep the words if enough have them."""
    words = " ".join(query.lower().split())
    stems = stems_of(words)
    if not stems or len(stems) > MOST_WORDS or is_personal(words):
        return
    week = monday_of(timezone.localdate(now))
    traces = SearchTrace.objects.filter(week=week)
    if (
        traces.filter(group=group).count() >= MOST_OF_VISITOR
        or traces.count() >= MOST_OF_WEEK
    ):
        return
    key = " ".join(stems)
    hidden = _hidden(key, week)
    with transaction.atomic():
        SearchTrace.objects.bulk_create(
            [SearchTrace(week=week, words=hidden, group=group)], ignore_conflicts=True
        )
        if traces.filter(words=hidden).count() >= LEAST:
            _keep(week, key, words, hidden)


def is_personal(words: str) -> bool:
    """Whether words may tell who somebody is, or are too many to be a mere search."""
    return (
        len(words) > PROMOTION_LENGTH
        or "@" in words
        or without_personal_data(words) != words
        or _NUMBER.search(words) is not None
    )


def monday_of(day: date) -> date:
    """Return the day on which the week of `day` began."""
    return day - timedelta(days=day.weekday())


def forget_traces(today: date) -> None:
    """Forget who has searched in weeks that are over."""
    SearchTrace.objects.filter(week__lt=monday_of(today)).delete()


def _keep(week: date, stems: str, words: str, hidden: str) -> None:
    row = {"week": week, "stems": stems}
    FruitlessSearch.objects.bulk_create(
        [FruitlessSearch(**row, words=words)], ignore_conflicts=True
    )
    # Locked before they are counted: of two searches at once, the second counts both.
    kept = FruitlessSearch.objects.select_for_update().get(**row)
    kept.words = words
    kept.count = SearchTrace.objects.filter(week=week, words=hidden).count()
    kept.save(update_fields=["words", "count"])


def _hidden(stems: str, week: date) -> str:
    key = f"feedback.searches {week.isoformat()} {settings.SECRET_KEY}".encode()
    return hmac.digest(key, stems.encode(), "sha256").hex()
