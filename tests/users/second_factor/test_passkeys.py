"""Passkeys: what the server takes, and what it does not."""

import time
from unittest import mock

import pytest
from django.urls import reverse

from tests.html import one, parse_screen, words
from tests.users.second_factor.authenticator import Authenticator
from tests.users.second_factor.conftest import STEP, is_in, sign_in
from users.models import Passkey
from users.second_factor import passkeys

ADD, BEGIN_ADDING = "add_passkey", "begin_adding_passkey"
BEGIN = "begin_with_passkey"


def add(browser, authenticator, name="Telefonen", **fields):
    options = browser.post(reverse(BEGIN_ADDING)).json()
    answer = authenticator.made(options)
    fields = {"name": name, "passkey_password": answer} | fields
    return browser.post(reverse(ADD), fields)


def use(browser, answer: str):
    return browser.post(reverse(STEP), {"way": "passkey", "passkey_password": answer})


def begin(browser) -> dict:
    return browser.post(reverse(BEGIN)).json()


def problem_of(response) -> str:
    assert response.status_code == 200
    return words(one(parse_screen(response), "#problem"))


@pytest.fixture
def phone(anne) -> Authenticator:
    """The phone of Anne, which has a passkey."""
    authenticator = Authenticator()
    assert "Dine nødkoder" in add(sign_in(anne), authenticator).text
    return authenticator


@pytest.fixture
def half(anne, phone):
    return sign_in(anne)


def test_a_passkey_is_made_for_this_site_and_says_nothing_of_the_person(anne):
    options = sign_in(anne).post(reverse(BEGIN_ADDING)).json()["publicKey"]
    assert options["rp"]["id"] == "localhost"
    assert options["attestation"] in (None, "none") if "attestation" in options else 1
    assert options["authenticatorSelection"]["userVerification"] == "preferred"
    assert "anne" not in options["user"]["id"]


def test_a_passkey_signs_in_and_is_noted(half, phone, anne):
    assert use(half, phone.signed(begin(half))).status_code == 302
    assert is_in(half)
    kept = anne.passkeys.get()
    assert kept.sign_count == phone.count
    assert kept.last_used_at is not None


def test_the_browser_is_told_which_passkeys_to_look_for(half, phone):
    [known] = begin(half)["publicKey"]["allowCredentials"]
    from fido2.utils import websafe_encode

    assert known["id"] == websafe_encode(phone.id)


def test_an_answer_works_once(half, phone, anne):
    answer = phone.signed(begin(half))
    assert use(half, answer).status_code == 302
    other = sign_in(anne)
    begin(other)
    assert problem_of(use(other, answer))
    assert not is_in(other)


def test_a_challenge_is_spent_by_a_wrong_answer(half, phone):
    options = begin(half)
    assert problem_of(use(half, "{}"))
    assert problem_of(use(half, phone.signed(options))) == (
        "Det tog for lang tid. Prøv en gang til."
    )


def test_a_challenge_runs_out(half, phone):
    answer = phone.signed(begin(half))
    later = time.time() + passkeys.SECONDS + 1
    with mock.patch("users.second_factor.passkeys.time.time", return_value=later):
        assert problem_of(use(half, answer)).startswith("Det tog for lang tid.")


def test_a_challenge_for_one_purpose_is_none_for_another(anne, phone):
    browser = sign_in(anne)
    options = begin(browser)
    browser.post(reverse(BEGIN_ADDING))
    assert problem_of(use(browser, Authenticator().made(options)))
    assert not is_in(browser)


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "https://boligsocial.example"},
        {"origin": "http://localhost:8000"},
        {"relying_party": "boligsocial.example"},
    ],
)
def test_what_was_signed_for_another_site_is_refused(half, phone, changed):
    for name, value in changed.items():
        setattr(phone, name, value)
    said = problem_of(use(half, phone.signed(begin(half))))
    assert said.startswith("Adgangsnøglen kunne ikke kontrolleres.")


def test_a_passkey_that_was_removed_is_refused_in_words(half, phone, anne):
    add_another(anne)
    Passkey.objects.filter(name="Telefonen").delete()
    said = problem_of(use(half, phone.signed(begin(half))))
    assert said.startswith("Adgangsnøglen er ikke kendt her.")


def add_another(user) -> None:
    Passkey.objects.create(
        user=user,
        name="En anden",
        credential_id="anden",
        credential=user.passkeys.get().credential,
    )


def test_a_colleague_s_passkey_is_not_one_s_own(half, ida):
    theirs = Authenticator()
    add(sign_in(ida), theirs)
    said = problem_of(use(half, theirs.signed(begin(half))))
    assert said.startswith("Adgangsnøglen er ikke kendt her.")


def test_another_key_under_the_same_name_is_refused(half, phone):
    forged = Authenticator()
    forged.id = phone.id
    assert problem_of(use(half, forged.signed(begin(half))))
    assert not is_in(half)


def test_a_counter_that_does_not_rise_tells_of_a_copy(half, phone):
    phone.count = 0
    said = problem_of(use(half, phone.signed(begin(half))))
    assert said.startswith("Nogen har måske kopieret adgangsnøglen")


def test_a_passkey_that_does_not_count_is_taken_again_and_again(half, phone, anne):
    # As those that are shared between somebody's devices.
    Passkey.objects.update(sign_count=0)
    for browser in (half, sign_in(anne)):
        phone.count = -1
        assert use(browser, phone.signed(begin(browser))).status_code == 302


@pytest.mark.parametrize(
    "answer",
    ["", "{", "[]", "null", '{"id": 1}', '{"rawId": "æ"}', "x" * 60_000, "\x00"],
)
def test_what_is_no_answer_is_refused_in_words(half, answer):
    begin(half)
    assert problem_of(use(half, answer)).startswith("Adgangsnøglen kunne ikke")


@pytest.mark.parametrize("answer", ["", "{}", '{"response": {}}'])
def test_what_is_no_passkey_is_not_added(anne, answer):
    browser = sign_in(anne)
    browser.post(reverse(BEGIN_ADDING))
    given = {"name": "Telefonen", "passkey_password": answer}
    assert problem_of(browser.post(reverse(ADD), given))
    assert not Passkey.objects.exists()


def test_the_same_passkey_is_not_added_twice(half, phone, anne):
    use(half, phone.signed(begin(half)))
    said = problem_of(add(half, phone, name="Igen"))
    assert said == "Adgangsnøglen er tilføjet i forvejen."
    assert anne.passkeys.count() == 1


def test_nothing_is_begun_for_strangers(client, db, anne):
    assert client.post(reverse(BEGIN)).status_code == 403
    assert client.post(reverse(BEGIN_ADDING)).status_code == 403
    assert sign_in(anne).post(reverse(BEGIN)).status_code == 403


def test_who_has_a_passkey_adds_none_before_the_second_step(half):
    assert half.post(reverse(BEGIN_ADDING)).status_code == 403
    assert half.get(reverse(ADD)).status_code == 302
    assert half.get(reverse("add_authenticator_app")).status_code == 302
