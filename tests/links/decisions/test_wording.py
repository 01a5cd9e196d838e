"""What editors read."""

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from linkcheck.codes import Family, Problem
from linkcheck.verdicts import Verdict
from links.decisions.wording import WORDS, explain, words_of


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_a_sentence(problem):
    words = WORDS[problem]
    assert isinstance(words.sentence, Promise)
    assert str(words.sentence).endswith(".")


@pytest.mark.parametrize("problem", Problem)
def test_everything_that_an_editor_must_decide_comes_with_advice(problem):
    if problem.family not in (Family.OK, Family.SKIPPED):
        assert str(WORDS[problem].advice).endswith((".", "!"))


def test_sentences_hold_no_technical_words():
    with override("en"):
        for words in WORDS.values():
            text = f"{words.sentence} {words.advice}".lower()
            for term in ("http", "server", "tls", "dns", "url", "timeout", "404"):
                assert term not in text, text


def test_a_code_of_a_later_release_is_no_error():
    assert words_of("quantum_failure").sentence


class TestByVerdict:
    def test_what_may_pass_is_waited_for(self):
        failing = explain(Verdict.FAILING, Problem.NOT_FOUND)
        broken = explain(Verdict.PROBABLY_BROKEN, Problem.NOT_FOUND)
        assert failing.sentence == broken.sentence
        assert failing.advice != broken.advice

    def test_a_mark_is_told_whatever_was_seen(self):
        marked = WORDS[Problem.MARKED_DANGEROUS]
        assert explain(Verdict.DANGEROUS, "") == marked
        assert explain(Verdict.DANGEROUS, Problem.NOT_FOUND) == marked
        script = explain(Verdict.DANGEROUS, Problem.SCRIPT_ADDRESS)
        assert script == WORDS[Problem.SCRIPT_ADDRESS]

    def test_an_editors_word_is_told(self):
        confirmed = explain(Verdict.OK, Problem.FORBIDDEN)
        assert confirmed.sentence != explain(Verdict.OK, "").sentence
        assert not confirmed.advice

    def test_a_move_that_is_not_believed_yet_is_not_told(self):
        early = explain(Verdict.OK, Problem.MOVED_PERMANENTLY)
        assert early == explain(Verdict.OK, "")
        assert explain(Verdict.MOVED, Problem.MOVED_PERMANENTLY).advice
