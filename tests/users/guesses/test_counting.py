"""Guesses are counted, make the next ones wait, and are forgiven with time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from boligsocial.deployment.schedule import JOBS
from users.guesses import limits
from users.guesses.counting import Counter, Guess, Limit, Refusal, begin, forget_old
from users.models import GuessCount

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
LIMIT = Limit(3, 10 * SECOND, MINUTE)
OWN = Counter("login", "own 192.0.2.7 karen", LIMIT, ends_when_right=True)
SHARED = Counter("login", "network 192.0.2.7", Limit(5, 10 * SECOND, MINUTE))


def guess_at(*moments, counters=(OWN,)):
    return [begin(counters, moment) for moment in moments]


def waits_until():
    return GuessCount.objects.get(key=OWN.key).waits_until


def test_the_first_ones_are_free():
    assert all(isinstance(guess, Guess) for guess in guess_at(NOW, NOW, NOW))
    assert isinstance(begin([OWN], NOW), Refusal)


def test_the_wait_doubles_and_ends_at_the_longest():
    waits = []
    moment = NOW
    guess_at(NOW, NOW)
    for _ in range(6):
        begin([OWN], moment)
        waits.append((waits_until() - moment).total_seconds())
        moment = waits_until()
    assert waits == [10, 20, 40, 60, 60, 60]


def test_who_is_refused_does_not_wait_longer_for_it():
    guess_at(NOW, NOW, NOW)
    before = waits_until()
    guess_at(*[NOW + SECOND] * 5)
    assert waits_until() == before
    assert isinstance(begin([OWN], before), Guess)


def test_a_guess_is_forgiven_with_every_longest_wait():
    guess_at(NOW, NOW, NOW)
    later = waits_until() + 2 * MINUTE
    assert isinstance(guess_at(later, later)[-1], Guess)
    assert isinstance(begin([OWN], later), Refusal)


def test_a_refusal_of_one_counter_is_counted_at_none():
    guess_at(NOW, NOW, NOW, counters=[OWN, SHARED])
    begin([OWN, SHARED], NOW)
    assert GuessCount.objects.get(key=SHARED.key).level == 3


def test_what_was_right_ends_what_is_own_and_comes_off_what_is_shared():
    guess_at(NOW, NOW, counters=[OWN, SHARED])
    begin([OWN, SHARED], NOW).was_right()
    [left] = GuessCount.objects.all()
    assert (left.key, left.level) == (SHARED.key, 2)


def test_a_right_one_does_not_end_the_wait_that_another_has_earned():
    guess_at(*[NOW] * 3, counters=[SHARED])
    right, _wrong = guess_at(NOW, NOW, counters=[SHARED])
    right.was_right()
    assert isinstance(begin([SHARED], NOW), Refusal)


def test_many_years_of_guesses_are_a_number_still():
    assert LIMIT.wait_after(1e12) == MINUTE


def test_a_row_tells_of_nobody_and_is_forgotten_after_a_day():
    guess_at(NOW)
    assert "karen" not in str(GuessCount.objects.values())
    assert "192.0.2" not in str(GuessCount.objects.values())
    forget_old(NOW + timedelta(hours=23))
    assert GuessCount.objects.exists()
    forget_old(NOW + timedelta(hours=25))
    assert not GuessCount.objects.exists()


def test_another_key_of_the_site_finds_nothing_again(settings):
    before = OWN.key
    settings.SECRET_KEY = "a-key-of-another-site"
    assert OWN.key != before


def test_the_worker_forgets():
    begin([OWN], timezone.now() - timedelta(days=2))
    JOBS["forget_old_guesses"].run()
    assert not GuessCount.objects.exists()


def test_twenty_counters_cost_no_more_than_two():
    many = [Counter("login", f"network {number}", LIMIT) for number in range(20)]
    with CaptureQueriesContext(connection) as few:
        begin(many[:2], NOW)
    with CaptureQueriesContext(connection) as more:
        begin(many, NOW)
    assert len(few) == len(more)


def test_no_limit_makes_anybody_wait_for_more_than_a_quarter_of_an_hour():
    of_people = [limits.OWN, limits.NETWORK, limits.ACCOUNT, limits.KNOWN_BROWSER]
    of_people += [limits.PAGE, limits.PAGE_FROM_NETWORK, limits.RESET]
    assert max(limit.longest for limit in of_people) <= 15 * MINUTE
    assert limits.ACCOUNT.longest <= 5 * MINUTE
