"""Searches that found nothing are counted, and nobody's own secret is kept."""

import datetime

import pytest
from django.utils import timezone

from feedback.jobs import prune
from feedback.models import FruitlessSearch, SearchTrace
from feedback.searches import LEAST, MOST_OF_VISITOR, note_words
from links.reports.limits import GROUPS
from tests.factories import home_page, publish

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)
WEEK = datetime.timedelta(days=7)


def kept() -> list[tuple[str, int]]:
    found = FruitlessSearch.objects.order_by("week", "stems")
    return list(found.values_list("words", "count"))


def search(words: str, visitors: int = LEAST, now=NOW) -> None:
    for group in range(visitors):
        note_words(words, group, now)


def test_words_are_kept_when_enough_visitors_have_searched_for_them():
    search("Parabol", LEAST - 1)
    assert not kept()
    assert "arabol" not in str(SearchTrace.objects.values()).lower()
    note_words("parabolen", LEAST, NOW)
    note_words("parabol", LEAST + 1, NOW)
    assert kept() == [("parabol", LEAST + 1)]


def test_one_visitor_who_asks_again_and_again_is_one():
    for _ in range(10):
        note_words("parabol", 7, NOW)
    assert not kept()


def test_each_week_begins_anew():
    search("parabol", LEAST - 1)
    search("parabol", LEAST - 1, NOW + WEEK)
    assert not kept()
    search("parabol", LEAST, NOW + WEEK)
    search("parabol", LEAST + 2, NOW + 2 * WEEK)
    assert kept() == [("parabol", LEAST), ("parabol", LEAST + 2)]


@pytest.mark.parametrize(
    "words",
    [
        "bo@egeby.example",
        "12 34 56 78",
        "010203",
        "010203-1234",
        "nabo 12345",
        "min nabo spiller høj musik hver nat på sjette sal",
        "x" * 61,
        "???",
    ],
)
def test_what_may_be_personal_leaves_no_trace(words):
    search(words, LEAST + 1)
    assert not kept()
    assert not SearchTrace.objects.exists()


def test_a_postcode_is_kept():
    search("5000 odense")
    assert kept() == [("5000 odense", LEAST)]


def test_one_visitor_cannot_fill_the_table():
    for number in range(MOST_OF_VISITOR + 5):
        note_words(f"ord{chr(97 + number % 26)}{chr(97 + number // 26)}", 7, NOW)
    assert SearchTrace.objects.count() == MOST_OF_VISITOR


def test_the_search_page_tells_of_them(client, home_search):
    for number in range(LEAST):
        client.get("/soeg/", {"q": "parabol"}, REMOTE_ADDR=f"192.0.2.{number}")
        client.get("/soeg/", {"q": "forside"}, REMOTE_ADDR=f"192.0.2.{number}")
        client.get(
            "/soeg/",
            {"q": "hønsehus"},
            REMOTE_ADDR=f"192.0.2.{number}",
            headers={"sec-purpose": "prefetch"},
        )
    assert [words for words, _count in kept()] == ["parabol"]


@pytest.fixture
def home_search(monkeypatch):
    """The front page, and visitors who are in different groups for certain."""
    home = home_page()
    home.summary = "Forside"
    publish(home)
    monkeypatch.setattr(
        "feedback.searches.visitor_group",
        lambda address, now: int(address.rpartition(".")[2]) % GROUPS,
    )


def test_traces_are_forgotten_with_their_week_and_words_in_time(settings):
    now = timezone.now()
    search("parabol", now=now)
    prune(now)
    assert SearchTrace.objects.count() == LEAST
    prune(now + WEEK)
    assert not SearchTrace.objects.exists()
    assert kept()
    prune(now + datetime.timedelta(days=settings.FEEDBACK_COMMENT_DAYS + 8))
    assert not kept()
