"""The table of verdicts, over time, without a clock."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.codes import Family, Problem
from linkcheck.verdicts import (
    CONFIRMATION_HOLDS,
    Evidence,
    Verdict,
    confirm,
    judge,
    mark_dangerous,
    with_verdict,
)
from tests.linkcheck.observations import DAY, HOUR, NOW, seen

TEMPORARY = [problem for problem in Problem if problem.family is Family.TEMPORARY]
GONE = [problem for problem in Problem if problem.family is Family.GONE]
UNSURE = [problem for problem in Problem if problem.family is Family.UNSURE]
NOTHING = Evidence()
BROKEN = (Verdict.FAILING, Verdict.PROBABLY_BROKEN)


def after(*sightings, evidence=NOTHING) -> Evidence:
    """Weigh in sightings given as (time since NOW, problem)."""
    for time, problem in sightings:
        evidence = judge(evidence, seen(problem, NOW + time))
    return evidence


class TestNothingThere:
    @pytest.mark.parametrize("problem", GONE)
    def test_is_not_believed_at_once(self, problem):
        assert after((0 * DAY, problem)).verdict == Verdict.FAILING

    def test_is_not_believed_twice_within_a_day(self):
        evidence = after((0 * DAY, Problem.NOT_FOUND), (23 * HOUR, Problem.NOT_FOUND))
        assert evidence.verdict == Verdict.FAILING

    @pytest.mark.parametrize("problem", GONE)
    def test_is_believed_when_seen_twice_a_day_apart(self, problem):
        evidence = after((0 * DAY, problem), (24 * HOUR, problem))
        assert evidence.verdict == Verdict.PROBABLY_BROKEN
        assert evidence.verdict_since == NOW + DAY

    def test_may_be_said_in_different_ways(self):
        evidence = after((0 * DAY, Problem.NOT_FOUND), (DAY, Problem.UNKNOWN_HOST))
        assert evidence.verdict == Verdict.PROBABLY_BROKEN

    def test_begins_anew_after_a_success(self):
        evidence = after(
            (0 * DAY, Problem.NOT_FOUND), (DAY, ""), (2 * DAY, Problem.NOT_FOUND)
        )
        assert evidence.verdict == Verdict.FAILING
        assert evidence.gone_since == NOW + 2 * DAY

    def test_is_not_proven_by_time_alone(self):
        evidence = after((0 * DAY, Problem.NOT_FOUND))
        assert with_verdict(evidence, NOW + 30 * DAY).verdict == Verdict.FAILING


class TestNotWorking:
    @pytest.mark.parametrize("problem", TEMPORARY)
    def test_is_believed_after_three_sightings_over_a_week(self, problem):
        evidence = after((0 * DAY, problem), (3 * DAY, problem))
        assert evidence.verdict == Verdict.FAILING
        evidence = after((7 * DAY, problem), evidence=evidence)
        assert evidence.verdict == Verdict.PROBABLY_BROKEN

    def test_is_not_believed_when_seen_often_in_a_short_time(self):
        often = [(hour * HOUR, Problem.SERVER_ERROR) for hour in range(0, 160, 8)]
        assert after(*often).verdict == Verdict.FAILING

    def test_is_not_believed_when_seen_twice_in_a_long_time(self):
        evidence = after((0 * DAY, Problem.REFUSED), (30 * DAY, Problem.REFUSED))
        assert evidence.verdict == Verdict.FAILING

    def test_adds_up_whatever_fails(self):
        evidence = after(
            (0 * DAY, Problem.SERVER_ERROR),
            (4 * DAY, Problem.READ_TIMEOUT),
            (8 * DAY, Problem.TLS_EXPIRED),
        )
        assert evidence.verdict == Verdict.PROBABLY_BROKEN


class TestNotLetIn:
    @pytest.mark.parametrize("problem", UNSURE)
    def test_is_never_broken_by_itself(self, problem):
        sightings = [(day * DAY, problem) for day in range(0, 400, 7)]
        assert after(*sightings).verdict == Verdict.UNSURE

    def test_holds_for_ninety_days_when_an_editor_has_opened_it(self):
        evidence = confirm(after((0 * DAY, Problem.FORBIDDEN)), NOW)
        assert evidence.verdict == Verdict.OK
        evidence = after((89 * DAY, Problem.FORBIDDEN), evidence=evidence)
        assert evidence.verdict == Verdict.OK
        evidence = after((CONFIRMATION_HOLDS, Problem.FORBIDDEN), evidence=evidence)
        assert evidence.verdict == Verdict.UNSURE

    def test_a_confirmation_does_not_hide_that_the_page_goes_away(self):
        evidence = confirm(after((0 * DAY, Problem.FORBIDDEN)), NOW)
        evidence = after(
            (DAY, Problem.GONE), (2 * DAY, Problem.GONE), evidence=evidence
        )
        assert evidence.verdict == Verdict.PROBABLY_BROKEN

    def test_tells_nothing_for_or_against_a_link_that_fails(self):
        evidence = after(
            (0 * DAY, Problem.SERVER_ERROR),
            (3 * DAY, Problem.RATE_LIMITED),
            (5 * DAY, Problem.SERVER_ERROR),
            (7 * DAY, Problem.SERVER_ERROR),
        )
        assert evidence.verdict == Verdict.PROBABLY_BROKEN


class TestConfirmedWhileBroken:
    def test_counts_as_a_success(self):
        broken = after((0 * DAY, Problem.NOT_FOUND), (DAY, Problem.NOT_FOUND))
        evidence = confirm(broken, NOW + DAY)
        assert evidence.verdict == Verdict.OK
        assert evidence.strikes == 0

    def test_and_failures_are_counted_anew(self):
        broken = after((0 * DAY, Problem.NOT_FOUND), (DAY, Problem.NOT_FOUND))
        evidence = confirm(broken, NOW + DAY)
        evidence = after((2 * DAY, Problem.NOT_FOUND), evidence=evidence)
        assert evidence.verdict == Verdict.FAILING


class TestMoved:
    MOVED = Problem.MOVED_PERMANENTLY

    def test_takes_three_sightings(self):
        evidence = after((0 * DAY, self.MOVED), (DAY, self.MOVED))
        assert evidence.verdict == Verdict.OK
        assert after((2 * DAY, self.MOVED), evidence=evidence).verdict == Verdict.MOVED

    def test_to_another_place_begins_anew(self):
        evidence = after((0 * DAY, self.MOVED), (DAY, self.MOVED))
        other = seen(self.MOVED, NOW + 2 * DAY, moved_to="https://egeby.example/nyt/")
        evidence = judge(evidence, other)
        assert (evidence.moved_sightings, evidence.verdict) == (1, Verdict.OK)
        assert evidence.moved_to == "https://egeby.example/nyt/"

    def test_back_again_is_forgotten(self):
        evidence = after(*[(day * DAY, self.MOVED) for day in range(3)])
        evidence = after((3 * DAY, ""), evidence=evidence)
        assert (evidence.verdict, evidence.moved_to) == (Verdict.OK, "")

    def test_resets_strikes_like_any_success(self):
        evidence = after(
            (0 * DAY, Problem.GONE), (DAY, self.MOVED), (2 * DAY, self.MOVED)
        )
        assert (evidence.strikes, evidence.verdict) == (0, Verdict.OK)


class TestAdvice:
    @pytest.mark.parametrize(
        "problem", [Problem.LANDED_ON_FRONT_PAGE, Problem.FRAGMENT_MISSING]
    )
    def test_is_unsure_at_most(self, problem):
        sightings = [(day * DAY, problem) for day in range(0, 60, 7)]
        assert after(*sightings).verdict == Verdict.UNSURE

    def page(self, title: str, language: str = "da", at=NOW, problem=""):
        return seen(problem, at, page_title=title, page_language=language)

    def test_a_page_with_another_title_has_changed(self):
        evidence = judge(Evidence(), self.page("Lektiecaféer i Egeby"))
        evidence = judge(evidence, self.page("Køb billige solbriller", at=NOW + DAY))
        assert evidence.problem == Problem.CONTENT_CHANGED
        assert evidence.verdict == Verdict.UNSURE

    def test_a_page_with_nearly_the_same_title_has_not(self):
        evidence = judge(Evidence(), self.page("Lektiecaféer i Egeby"))
        again = self.page("Lektiecaféer i Egeby | Egeby Kommune", at=NOW + DAY)
        assert judge(evidence, again).verdict == Verdict.OK

    def test_a_page_in_another_language_has(self):
        evidence = judge(Evidence(), self.page("Egeby", "da-dk"))
        assert judge(evidence, self.page("Egeby", "da")).problem == ""
        changed = judge(evidence, self.page("Egeby", "en"))
        assert changed.problem == Problem.CONTENT_CHANGED

    def test_an_editor_can_say_that_the_new_page_is_right(self):
        evidence = judge(Evidence(), self.page("Lektiecaféer i Egeby"))
        evidence = judge(evidence, self.page("Hjælp til skolen", at=NOW + DAY))
        evidence = confirm(evidence, NOW + DAY)
        for days in (8, 200):
            again = self.page("Hjælp til skolen", at=NOW + days * DAY)
            evidence = judge(evidence, again)
            assert (evidence.problem, evidence.verdict) == ("", Verdict.OK)

    def test_a_front_page_is_not_what_the_link_was_made_for(self):
        landed = self.page("Forside", problem=Problem.LANDED_ON_FRONT_PAGE)
        evidence = judge(Evidence(), landed)
        assert evidence.page_title == ""
        evidence = judge(evidence, self.page("Lektiecaféer i Egeby", at=NOW + DAY))
        assert evidence.verdict == Verdict.OK


class TestDanger:
    def test_is_an_editors_to_mark_and_to_undo(self):
        evidence = mark_dangerous(after((0 * DAY, "")), NOW)
        assert evidence.verdict == Verdict.DANGEROUS
        assert mark_dangerous(evidence, NOW, mark=False).verdict == Verdict.OK

    def test_undone_on_a_link_that_was_never_checked_leaves_it_unchecked(self):
        evidence = mark_dangerous(Evidence(), NOW)
        undone = mark_dangerous(evidence, NOW, mark=False)
        assert undone.verdict == Verdict.UNCHECKED

    def test_is_not_outweighed_by_a_success(self):
        evidence = mark_dangerous(Evidence(), NOW)
        assert after((DAY, ""), evidence=evidence).verdict == Verdict.DANGEROUS

    def test_of_a_known_host_is_seen_at_the_check(self):
        evidence = after((0 * DAY, Problem.KNOWN_BAD_HOST))
        assert evidence.verdict == Verdict.DANGEROUS
        assert after((DAY, ""), evidence=evidence).verdict == Verdict.OK

    def test_is_no_success(self):
        evidence = after((0 * DAY, Problem.SERVER_ERROR), (DAY, Problem.KNOWN_BAD_HOST))
        assert evidence.strikes == 1


def test_mail_and_telephone_links_are_left_in_peace():
    assert after((0 * DAY, Problem.NOT_WEB)).verdict == Verdict.OK


PROBLEMS = st.sampled_from(["", *Problem])
HISTORIES = st.lists(
    st.tuples(PROBLEMS, st.integers(min_value=1, max_value=20 * 24)), max_size=30
)


def weigh(history) -> list[Evidence]:
    """Return the evidence after each of (problem, hours since the one before)."""
    time, evidence, all_of_it = NOW, Evidence(), []
    for problem, hours in history:
        time += hours * HOUR
        evidence = judge(evidence, seen(problem, time))
        all_of_it.append(evidence)
    return all_of_it


class TestWhateverHappens:
    @given(HISTORIES)
    def test_a_success_resets_everything(self, history):
        *_, last = weigh([*history, ("", 1)])
        assert last.verdict == Verdict.OK
        assert (last.strikes, last.moved_sightings, last.moved_to) == (0, 0, "")
        assert (last.failing_since, last.gone_since) == (None, None)

    @given(st.lists(st.tuples(st.sampled_from(["", *UNSURE]), st.integers(1, 480))))
    def test_what_does_not_let_us_in_is_never_broken(self, history):
        assert not any(evidence.verdict in BROKEN for evidence in weigh(history))

    @given(HISTORIES)
    def test_broken_means_seen_twice_a_day_apart_since_it_last_worked(self, history):
        for evidence in weigh(history):
            if evidence.verdict == Verdict.PROBABLY_BROKEN:
                assert evidence.strikes >= 2
                assert evidence.checked_at - evidence.failing_since >= DAY

    @given(HISTORIES)
    def test_the_verdict_is_as_old_as_it_says(self, history):
        before = Evidence()
        for evidence in weigh(history):
            if evidence.verdict == before.verdict:
                assert evidence.verdict_since == before.verdict_since
            else:
                assert evidence.verdict_since == evidence.checked_at
            before = evidence

    @given(HISTORIES)
    def test_strikes_have_a_beginning(self, history):
        for evidence in weigh(history):
            assert bool(evidence.strikes) == bool(evidence.failing_since)

    @given(HISTORIES)
    def test_an_editors_word_makes_a_link_good_unless_it_is_dangerous(self, history):
        for evidence in weigh(history):
            word = confirm(evidence, evidence.checked_at)
            dangerous = evidence.family is Family.DANGEROUS
            good = {Verdict.OK, Verdict.MOVED}
            assert word.verdict in ({Verdict.DANGEROUS} if dangerous else good)
