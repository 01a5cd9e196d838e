"""Codes that are typed: taken once, for a minute or so, and kept unreadable."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.html import one, parse_screen, words
from tests.queues import do_what_waits
from tests.users.second_factor.conftest import (
    SECRET,
    STEP,
    code_now,
    give_app,
    is_in,
    send_code,
    sign_in,
)
from users.guesses import limits
from users.models import GuessCount, RecoveryCode
from users.second_factor import codes
from users.tasks import send_second_factor_notice

WRONG = "000000"


@pytest.fixture
def half(anne):
    give_app(anne)
    return sign_in(anne)


def problem_of(response) -> str:
    return words(one(parse_screen(response), "#problem"))


@pytest.mark.parametrize("half_minutes", [-1, 0, 1])
def test_a_clock_may_be_half_a_minute_wrong(half, half_minutes):
    assert send_code(half, code_now(half_minutes)).status_code == 302


@pytest.mark.parametrize("half_minutes", [-3, 3])
def test_a_code_of_another_time_is_none(half, half_minutes):
    answer = send_code(half, code_now(half_minutes))
    assert problem_of(answer).startswith("Koden passer ikke.")
    assert not is_in(half)


def test_a_code_may_be_written_as_the_app_shows_it(half):
    code = code_now()
    assert send_code(half, f" {code[:3]} {code[3:]} ").status_code == 302


@pytest.mark.parametrize("code", ["", "12345", "1234567", "١٢٣٤٥٦", "abcdef", "\x00"])
def test_what_is_no_code_is_refused(half, code):
    assert send_code(half, code).status_code == 200
    assert not is_in(half)


def test_a_code_works_once(half, anne):
    code = code_now()
    assert send_code(half, code).status_code == 302
    other = sign_in(anne)
    assert send_code(other, code).status_code == 200
    assert not is_in(other)
    assert send_code(other, code_now(1)).status_code == 302


def test_an_earlier_code_is_not_taken_after_a_later_one(anne):
    give_app(anne)
    assert codes.take_code(anne, code_now(1))
    assert not codes.take_code(anne, code_now())


def test_a_colleague_s_code_is_not_one_s_own(anne, ida):
    give_app(ida)
    assert not codes.take_code(anne, code_now())


class TestWhatIsKept:
    def test_a_secret_cannot_be_read_without_the_key_of_the_site(self, anne, settings):
        app = give_app(anne)
        assert SECRET not in app.secret
        settings.SECRET_KEY = "en-anden"
        assert codes.decrypted(app.secret) == ""
        assert not codes.take_code(anne, code_now())
        settings.SECRET_KEY_FALLBACKS = ["only-for-tests"]
        assert codes.take_code(anne, code_now())

    def test_of_recovery_codes_there_are_digests_alone(self, anne):
        made = codes.make_recovery_codes(anne)
        assert len(set(made)) == len(made) == codes.RECOVERY_CODES
        kept = set(RecoveryCode.objects.values_list("digest", flat=True))
        assert len(kept) == len(made)
        assert all(len(digest) == 64 for digest in kept)

    def test_the_same_code_of_two_people_looks_different(self, anne, ida):
        code = codes.make_recovery_codes(anne)[0]
        assert not codes.take_recovery_code(ida, code)
        assert codes.take_recovery_code(anne, code)


class TestRecoveryCode:
    def send(self, browser, code):
        given = {"way": "recovery", "recovery_password": code}
        return browser.post(reverse(STEP), given)

    def test_lets_in_once_and_tells_its_owner(self, half, anne, mailoutbox):
        code = codes.make_recovery_codes(anne)[0]
        assert self.send(half, code).status_code == 302
        assert is_in(half)
        assert anne.recovery_codes.count() == codes.RECOVERY_CODES - 1
        assert self.send(sign_in(anne), code).status_code == 200
        assert do_what_waits(send_second_factor_notice) == 1
        [mail] = mailoutbox
        assert mail.to == [anne.email]
        assert "Der er logget ind på din konto med en nødkode." in mail.body

    def test_may_be_written_in_capitals_and_with_misread_letters(self, anne):
        [code] = codes.make_recovery_codes(anne)[:1]
        read = code.upper().replace("0", "O").replace("1", "l").replace("-", " ")
        assert codes.take_recovery_code(anne, read)

    def test_made_anew_the_old_ones_work_no_more(self, anne):
        [old, *_others] = codes.make_recovery_codes(anne)
        codes.make_recovery_codes(anne)
        assert not codes.take_recovery_code(anne, old)

    def test_that_is_wrong_is_refused_in_words(self, half, anne):
        codes.make_recovery_codes(anne)
        answer = self.send(half, "abcd-efgh-jkmn-pqrs")
        assert problem_of(answer).startswith("Det er ikke en af dine nødkoder")


class TestGuesses:
    def use_up(self, browser):
        for _ in range(limits.OWN.free):
            assert send_code(browser, WRONG).status_code == 200

    def test_who_guesses_on_has_to_wait_even_with_the_right_code(self, half):
        self.use_up(half)
        refused = send_code(half, code_now())
        assert refused.status_code == 429
        assert 1 <= int(refused["Retry-After"]) <= 30
        assert problem_of(refused).startswith("Der er prøvet for mange gange.")
        assert not is_in(half)
        GuessCount.objects.update(waits_until=timezone.now())
        assert send_code(half, code_now()).status_code == 302

    def test_a_new_sign_in_is_no_way_round(self, half, anne):
        self.use_up(half)
        assert send_code(sign_in(anne), code_now()).status_code == 429

    def test_recovery_codes_are_counted_with_the_others(self, half):
        self.use_up(half)
        given = {"way": "recovery", "recovery_password": "abcd"}
        assert half.post(reverse(STEP), given).status_code == 429

    def test_a_colleague_elsewhere_is_not_held_to_what_a_stranger_did(self, half, anne):
        self.use_up(half)
        elsewhere = sign_in(anne, REMOTE_ADDR="192.0.2.99")
        assert send_code(elsewhere, code_now()).status_code == 302

    def test_a_right_code_is_no_guess(self, half):
        for _ in range(limits.OWN.free - 1):
            send_code(half, WRONG)
        assert send_code(half, code_now()).status_code == 302
        assert not GuessCount.objects.filter(level__gt=limits.OWN.free - 1).exists()

    def test_sign_in_itself_is_not_counted_with_it(self, half, anne):
        self.use_up(half)
        assert sign_in(anne)
