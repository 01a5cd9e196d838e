"""What somebody does with their own second factor, and an administrator with theirs."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from boligsocial import roles
from tests.html import one, parse_screen, words
from tests.queues import do_what_waits
from tests.staff import said
from tests.users.second_factor.conftest import (
    PASSWORD,
    ask_of,
    code_now,
    give_app,
    is_in,
    send_code,
    sign_in,
)
from users.models import AuthenticatorApp
from users.second_factor import codes
from users.tasks import send_second_factor_notice

OWN, ADD_APP, CONFIRM = (
    "my_second_factor",
    "add_authenticator_app",
    "confirm_who_you_are",
)


def shown_secret(browser) -> str:
    screen = parse_screen(browser.get(reverse(ADD_APP)))
    return words(one(screen, "[data-secret]")).replace(" ", "")


def add_app(browser, code="", name="Telefonen"):
    import pyotp

    code = code or pyotp.TOTP(shown_secret(browser)).now()
    given = {"one_time_password": code, "name": name}
    return browser.post(reverse(ADD_APP), given)


def shown_codes(response) -> list[str]:
    return [words(code) for code in parse_screen(response).select("[data-codes] code")]


def confirm(browser, password=PASSWORD):
    return browser.post(reverse(CONFIRM), {"way": "password", "password": password})


@pytest.fixture
def browser(ida):
    """Somebody who is wholly signed in, with an app."""
    give_app(ida)
    browser = sign_in(ida)
    send_code(browser, code_now())
    return browser


def remove_url(app) -> str:
    return reverse("remove_second_factor", args=[app.kind, app.pk])


class TestAddingAnApp:
    def test_takes_its_first_code_and_shows_recovery_codes_once(self, ida, mailoutbox):
        browser = sign_in(ida)
        answer = add_app(browser)
        assert len(shown_codes(answer)) == codes.RECOVERY_CODES
        assert is_in(browser)
        assert not is_in(sign_in(ida))
        assert do_what_waits(send_second_factor_notice) == 1
        assert "”Telefonen”" in mailoutbox[0].body

    def test_is_not_done_before_a_code_is_right(self, ida):
        browser = sign_in(ida)
        secret = shown_secret(browser)
        answer = add_app(browser, code="000000", name="Min")
        screen = parse_screen(answer)
        assert words(one(screen, "#code-problem")).startswith("Koden passer ikke.")
        assert one(screen, "#name")["value"] == "Min"
        # The picture that the app has read already is still the right one.
        assert words(one(screen, "[data-secret]")).replace(" ", "") == secret
        assert not AuthenticatorApp.objects.exists()

    def test_shows_a_picture_that_nobody_else_makes(self, ida):
        screen = parse_screen(sign_in(ida).get(reverse(ADD_APP)))
        picture = one(screen, ".second-factor__picture svg")
        assert picture.select("path")
        assert not screen.select('img[src^="http"]')

    def test_its_secret_lies_in_no_session_readably(self, ida):
        browser = sign_in(ida)
        assert shown_secret(browser) not in str(dict(browser.session.items()))

    def test_ends_sessions_elsewhere(self, ida):
        elsewhere, browser = sign_in(ida), sign_in(ida)
        add_app(browser)
        assert "_auth_user_id" not in elsewhere.session
        assert is_in(browser)

    def test_is_for_who_has_just_proved_who_they_are(self, ida):
        browser = sign_in(ida)
        session = browser.session
        session["second_factor_signed_in_at"] = 0
        session.save()
        answer = browser.get(reverse(ADD_APP))
        assert answer["Location"].startswith(reverse(CONFIRM))
        assert confirm(browser).status_code == 302
        assert browser.get(reverse(ADD_APP)).status_code == 200

    def test_is_the_way_on_for_who_has_to(self, anne):
        ask_of("publishers", days=0)
        browser = sign_in(anne)
        wanted = reverse("wagtailusers_users:index")
        browser.get(wanted, follow=True)
        answer = add_app(browser)
        assert is_in(browser)
        onwards = one(parse_screen(answer), ".second-factor__not-printed a")
        assert onwards["href"] == wanted


class TestRemoving:
    def test_asks_who_one_is_first(self, browser, ida):
        app = ida.authenticatorapps.get()
        answer = browser.post(remove_url(app))
        assert answer["Location"].startswith(reverse(CONFIRM))
        assert ida.authenticatorapps.exists()

    def test_a_wrong_password_is_refused_and_counted(self, browser):
        for _ in range(5):
            assert confirm(browser, "gættet").status_code == 200
        assert confirm(browser).status_code == 429

    def test_the_last_one_takes_the_recovery_codes_along(self, browser, ida):
        codes.make_recovery_codes(ida)
        confirm(browser)
        browser.post(remove_url(ida.authenticatorapps.get()))
        assert not ida.authenticatorapps.exists()
        assert not ida.recovery_codes.exists()
        assert is_in(sign_in(ida))

    def test_the_last_one_stays_while_it_is_required(self, browser, ida):
        ask_of("everybody")
        confirm(browser)
        answer = browser.post(remove_url(ida.authenticatorapps.get()))
        assert "er den sidste måde" in said(answer)[-1]
        assert ida.authenticatorapps.exists()

    def test_one_of_two_goes_though_it_is_required(self, browser, ida):
        ask_of("everybody")
        other = give_app(ida)
        confirm(browser)
        browser.post(remove_url(other))
        assert ida.authenticatorapps.count() == 1
        assert is_in(browser)

    def test_a_colleague_s_is_not_found(self, browser, anne):
        confirm(browser)
        assert browser.post(remove_url(give_app(anne))).status_code == 404

    @pytest.mark.parametrize("kind", ["app", "passkey", "user"])
    def test_what_is_not_there_is_not_found(self, browser, kind):
        confirm(browser)
        address = reverse("remove_second_factor", args=[kind, 2**70])
        assert browser.get(address).status_code == 404


def test_new_recovery_codes_take_the_place_of_the_old(browser, ida):
    [old, *_] = codes.make_recovery_codes(ida)
    address = reverse("new_recovery_codes")
    assert browser.post(address)["Location"].startswith(reverse(CONFIRM))
    confirm(browser)
    made = shown_codes(browser.post(address))
    assert len(made) == codes.RECOVERY_CODES
    assert not codes.take_recovery_code(ida, old)
    assert codes.take_recovery_code(ida, made[0])


def test_the_list_tells_what_there_is_and_costs_the_same_for_many(
    browser, ida, django_assert_max_num_queries
):
    codes.make_recovery_codes(ida)
    screen = parse_screen(browser.get(reverse(OWN)))
    assert "Telefonen" in words(one(screen, ".my-sessions__item h2"))
    assert "Du har 10 nødkoder tilbage." in words(one(screen, "#main"))
    link = one(parse_screen(browser.get(reverse("wagtailadmin_account"))), "#main")
    assert reverse(OWN) in str(link)


class TestReset:
    def url(self, user):
        return reverse("reset_second_factor", args=[user.pk])

    @pytest.fixture
    def administrator(self, anne):
        return sign_in(anne)

    def test_lets_a_colleague_in_and_tells_them(
        self, administrator, browser, ida, anne, mailoutbox
    ):
        codes.make_recovery_codes(ida)
        edit = reverse("wagtailusers_users:edit", args=[ida.pk])
        assert self.url(ida) in administrator.get(edit).text
        assert administrator.get(self.url(ida)).status_code == 200
        assert administrator.post(self.url(ida)).status_code == 302
        assert "_auth_user_id" not in browser.session
        assert is_in(sign_in(ida))
        assert not ida.recovery_codes.exists()
        entry = ModelLogEntry.objects.get(action="users.reset_second_factor")
        assert (entry.user, entry.object_id) == (anne, str(ida.pk))
        assert do_what_waits(send_second_factor_notice) == 1
        assert mailoutbox[0].to == [ida.email]
        assert "nulstillet af en administrator" in mailoutbox[0].body

    def test_is_seen_in_the_report_of_what_was_done(self, administrator, browser, ida):
        administrator.post(self.url(ida))
        report = administrator.get(reverse("wagtailadmin_reports:site_history"))
        assert "nulstillede totrinslogin for" in report.text

    def test_is_not_for_oneself(self, anne):
        give_app(anne)
        own = sign_in(anne)
        send_code(own, code_now())
        own.post(self.url(anne))
        assert anne.authenticatorapps.exists()

    def test_is_not_for_an_approver(self, browser, ida, anne):
        ida.groups.add(Group.objects.get(name=roles.APPROVER))
        give_app(anne)
        browser.post(self.url(anne))
        assert anne.authenticatorapps.exists()

    def test_of_a_superuser_is_for_a_superuser(self, administrator, ida):
        give_app(ida)
        type(ida).objects.filter(pk=ida.pk).update(is_superuser=True)
        administrator.post(self.url(ida))
        assert ida.authenticatorapps.exists()

    def test_who_had_to_have_one_sets_it_up_at_the_next_sign_in(
        self, administrator, ida
    ):
        ask_of("everybody", days=0)
        give_app(ida)
        call_command("reset_second_factor", "ida")
        answer = sign_in(ida).get(reverse("wagtailadmin_home"), follow=True)
        assert answer.request["PATH_INFO"] == reverse("set_up_second_factor")


class TestCommand:
    def test_lets_the_last_administrator_in(self, anne, capsys):
        give_app(anne)
        call_command("reset_second_factor", "anne")
        assert "anne signs in with the password alone" in capsys.readouterr().out
        assert is_in(sign_in(anne))

    @pytest.mark.parametrize("name", ["anne", "findes-ikke"])
    def test_says_so_when_there_is_nothing_to_do(self, anne, name):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", name)


def test_a_mail_server_that_is_down_is_asked_again(ida, monkeypatch):
    def refuse(mail):
        raise OSError("nede")

    with monkeypatch.context() as patch:
        patch.setattr("users.second_factor.mails.hand_in", refuse)
        send_second_factor_notice.call(ida.pk, "reset")
    assert do_what_waits(send_second_factor_notice) == 1
