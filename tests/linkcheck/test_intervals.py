"""When links are looked at again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.codes import Problem
from linkcheck.intervals import Intervals, next_check_at
from linkcheck.verdicts import (
    CONFIRMATION_HOLDS,
    Evidence,
    Verdict,
    confirm,
    judge,
    mark_dangerous,
)
from tests.linkcheck.observations import DAY, HOUR, NOW, seen


def wait(evidence, chance=0, **options) -> timedelta:
    moment = next_check_at(evidence, intervals=Intervals(), chance=chance, **options)
    return moment - evidence.checked_at


def after(problem, count=1) -> Evidence:
    evidence = Evidence()
    for day in range(count):
        evidence = judge(evidence, seen(problem, NOW + day * DAY))
    return evidence


@pytest.mark.parametrize(
    ("evidence", "days"),
    [
        (after(""), 7),
        (after(Problem.NOT_WEB), 7),
        (after(Problem.NOT_FOUND), 1),
        (after(Problem.NOT_FOUND, 2), 3),
        (after(Problem.SERVER_ERROR), 1),
        (after(Problem.SERVER_ERROR, 8), 3),
        (after(Problem.FORBIDDEN), 3),
        (after(Problem.MOVED_PERMANENTLY), 3),
        (after(Problem.MOVED_PERMANENTLY, 3), 7),
    ],
)
def test_depends_on_the_verdict(evidence, days):
    assert wait(evidence) == days * DAY
    assert days * DAY < wait(evidence, chance=0.5) < days * 1.1 * DAY


@given(st.floats(0, 1), st.sampled_from([Problem.NOT_FOUND, Problem.GONE]))
def test_what_is_gone_is_believed_at_the_second_look(chance, problem):
    evidence = after(problem)
    again = seen(problem, NOW + wait(evidence, chance))
    assert judge(evidence, again).verdict == Verdict.PROBABLY_BROKEN


@given(st.lists(st.floats(0, 1), min_size=8, max_size=8))
def test_what_fails_is_believed_within_eight_days(chances):
    evidence = after(Problem.REFUSED)
    while evidence.verdict == Verdict.FAILING:
        time = evidence.checked_at + wait(evidence, chances.pop())
        evidence = judge(evidence, seen(Problem.REFUSED, time))
    assert 7 * DAY <= evidence.checked_at - NOW <= 8 * DAY


def test_not_before_the_host_wants_to_be_asked():
    until = NOW + 10 * DAY
    assert wait(after(Problem.RATE_LIMITED), retry_after=until) == 10 * DAY
    soon = NOW + HOUR
    assert wait(after(Problem.RATE_LIMITED), retry_after=soon) == 3 * DAY


def test_as_soon_as_an_editors_word_no_longer_holds():
    evidence = confirm(after(Problem.FORBIDDEN), NOW)
    assert wait(evidence) == 7 * DAY
    late = judge(evidence, seen(Problem.FORBIDDEN, NOW + CONFIRMATION_HOLDS - DAY))
    assert wait(late) == DAY


def test_never_when_an_editor_has_marked_the_link_as_dangerous():
    evidence = mark_dangerous(after(""), NOW)
    assert next_check_at(evidence, intervals=Intervals(), chance=0) is None
