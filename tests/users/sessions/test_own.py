"""Where one is signed in: told, and ended elsewhere."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from boligsocial.deployment.schedule import JOBS
from tests.factories import UserFactory
from tests.html import one, parse_screen, words
from tests.staff import messages_of
from users.models import SignIn
from users.roles import EDITOR
from users.sessions import browsers, sign_ins

pytestmark = pytest.mark.django_db

PASSWORD = "grønne-gavle-om-foråret"
MINE = "my_sessions"
FIREFOX = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def karen():
    user = UserFactory(username="karen", is_superuser=True)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(user, user_agent=FIREFOX):
    browser = Client(headers={"user-agent": user_agent})
    given = {"username": user.username, "password": PASSWORD}
    assert browser.post(reverse("wagtailadmin_login"), given).status_code == 302
    return browser


def is_signed_in(browser) -> bool:
    return browser.get(reverse("wagtailadmin_home")).status_code == 200


def listed(browser) -> list:
    screen = parse_screen(browser.get(reverse(MINE)))
    return screen.select(".my-sessions__item")


def test_the_browser_that_asks_is_marked_and_cannot_be_ended_here(karen):
    [item] = listed(sign_in(karen))
    assert words(one(item, "h2")) == "Firefox på Windows Den her browser"
    assert not item.select("form")


def test_who_is_signed_in_nowhere_else_is_told_so(karen):
    screen = parse_screen(sign_in(karen).get(reverse(MINE)))
    assert "Du er ikke logget ind andre steder." in words(screen)
    assert not screen.select("[name=all]")


def test_another_browser_is_named_and_ended(karen):
    here, phone = sign_in(karen), sign_in(karen, IPHONE)
    other = next(item for item in listed(here) if item.select("form"))
    assert words(one(other, "h2")) == "Safari på iPhone"
    button = one(other, "button")
    assert button["aria-label"].startswith("Log ud i Safari på iPhone, logget ind ")
    number = one(other, "[name=end]")["value"]
    answer = here.post(reverse(MINE), {"end": number}, follow=True)
    assert messages_of(answer) == ["Du er logget ud 1 andet sted."]
    assert not is_signed_in(phone)
    assert is_signed_in(here)


def test_all_others_are_ended_at_once(karen):
    here, *others = (sign_in(karen) for _ in range(4))
    answer = here.post(reverse(MINE), {"all": "1"}, follow=True)
    assert messages_of(answer) == ["Du er logget ud 3 andre steder."]
    assert is_signed_in(here)
    assert not any(map(is_signed_in, others))
    assert len(listed(here)) == 1


@pytest.mark.parametrize("number", ["0", "x", "", "-1", "²", "9" * 19, "9" * 30])
def test_one_that_is_not_there_any_more_is_no_error(karen, number):
    answer = sign_in(karen).post(reverse(MINE), {"end": number}, follow=True)
    assert messages_of(answer) == ["Du var allerede logget ud der."]


def test_a_colleagues_is_neither_seen_nor_ended(karen):
    bodil = UserFactory(username="bodil", is_superuser=True)
    bodil.set_password(PASSWORD)
    bodil.save()
    here, theirs = sign_in(karen), sign_in(bodil)
    assert len(listed(here)) == 1
    here.post(reverse(MINE), {"end": SignIn.objects.get(user=bodil).pk})
    here.post(reverse(MINE), {"all": "1"})
    assert is_signed_in(theirs)


def test_one_that_has_run_out_is_not_shown(karen):
    here, old = sign_in(karen), sign_in(karen)
    past = timezone.now() - timedelta(minutes=1)
    Session.objects.filter(pk=old.session.session_key).update(expire_date=past)
    assert len(listed(here)) == 1
    JOBS["forget_ended_sessions"].run()
    assert SignIn.objects.get().session_key == here.session.session_key


def test_signing_out_leaves_nothing_in_the_list(karen):
    here, there = sign_in(karen), sign_in(karen)
    there.post(reverse("wagtailadmin_logout"))
    assert len(listed(here)) == 1


def test_a_session_of_before_the_upgrade_is_shown_once_it_is_used(karen):
    here = sign_in(karen)
    SignIn.objects.all().delete()
    sign_ins._noted.clear()
    listed(here)
    assert len(listed(here)) == 1


def test_the_last_use_is_kept_every_few_minutes_and_not_with_every_request(karen):
    here = sign_in(karen)
    hour_ago = timezone.now() - timedelta(hours=1)
    SignIn.objects.update(last_used_at=hour_ago, began_at=hour_ago)
    is_signed_in(here)
    assert SignIn.objects.get().last_used_at == hour_ago
    key = here.session.session_key
    sign_ins._noted[key] -= timedelta(minutes=6)
    is_signed_in(here)
    sign_in_now = SignIn.objects.get()
    assert sign_in_now.last_used_at > hour_ago
    assert sign_in_now.began_at == hour_ago


def test_twenty_cost_no_more_queries_than_two(karen):
    here = sign_in(karen)
    sign_in(karen)
    here.get(reverse(MINE))
    with CaptureQueriesContext(connection) as few:
        assert len(listed(here)) == 2
    for _ in range(18):
        sign_in(karen)
    with CaptureQueriesContext(connection) as many:
        assert len(listed(here)) == 20
    assert len(few) == len(many)


def test_the_account_leads_there(karen):
    screen = parse_screen(sign_in(karen).get(reverse("wagtailadmin_account")))
    assert words(one(screen, f'a[href="{reverse(MINE)}"]')) == "Mine sessioner"


def test_a_stranger_is_sent_to_the_login(client):
    assert client.get(reverse(MINE)).status_code == 302


class TestAllAreEnded:
    def test_elsewhere_by_a_new_password_of_ones_own(self, karen):
        here, there = sign_in(karen), sign_in(karen)
        new = "en-helt-anden-adgangskode"
        given = {
            "name_email-first_name": "Karen",
            "name_email-last_name": "Holm",
            "name_email-email": "karen@solgavlen.example",
            "locale-preferred_language": "da",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "password-old_password": PASSWORD,
            "password-new_password1": new,
            "password-new_password2": new,
        }
        assert here.post(reverse("wagtailadmin_account"), given).status_code == 302
        karen.refresh_from_db()
        assert karen.check_password(new)
        assert is_signed_in(here)
        assert not is_signed_in(there)
        assert len(listed(here)) == 1

    def test_by_a_new_password_from_a_mail(self, karen):
        browser = sign_in(karen)
        karen.set_password("en-helt-anden-adgangskode")
        karen.save()
        assert not is_signed_in(browser)
        assert not Session.objects.filter(pk=browser.session.session_key).exists()

    def test_by_an_account_that_is_closed_and_do_not_come_back_with_it(self, karen):
        browser = sign_in(karen)
        karen.is_active = False
        karen.save()
        karen.is_active = True
        karen.save()
        assert not is_signed_in(browser)

    def test_by_many_accounts_that_are_closed_at_once(self, karen):
        bodil = UserFactory(username="bodil", is_superuser=True)
        bodil.set_password(PASSWORD)
        bodil.save()
        administrator, browser = sign_in(karen), sign_in(bodil)
        address = reverse(
            "wagtail_bulk_action", args=["users", "user", "set_active_state"]
        )
        administrator.post(f"{address}?id={bodil.pk}", {"mark_as_active": "False"})
        bodil.refresh_from_db()
        assert not bodil.is_active
        bodil.is_active = True
        bodil.save()
        assert not is_signed_in(browser)

    @pytest.mark.parametrize(
        "lose",
        [
            lambda user, role: user.groups.remove(role),
            lambda user, role: user.groups.set([]),
            lambda user, role: user.groups.clear(),
            lambda user, role: role.user_set.remove(user),
            lambda user, role: role.user_set.clear(),
            lambda user, role: role.delete(),
        ],
    )
    def test_by_a_role_that_is_lost(self, karen, lose):
        roles.set_up_roles()
        role = karen.groups.model.objects.get(name=EDITOR)
        karen.is_superuser = False
        karen.save()
        karen.groups.add(role)
        browser = sign_in(karen)
        assert is_signed_in(browser)
        lose(karen, role)
        assert not Session.objects.filter(pk=browser.session.session_key).exists()

    def test_by_no_longer_being_a_superuser(self, karen):
        browser = sign_in(karen)
        karen.is_superuser = False
        karen.save()
        assert not is_signed_in(browser)

    def test_not_by_a_role_more_or_a_new_name(self, karen):
        roles.set_up_roles()
        browser = sign_in(karen)
        karen.groups.add(karen.groups.model.objects.get(name=EDITOR))
        karen.first_name = "Karen Marie"
        karen.save()
        assert is_signed_in(browser)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox på Windows"),
        (IPHONE, "Safari på iPhone"),
        (f"{FIREFOX} Chrome/140.0 Safari/537.36 Edg/140.0", "Edge på Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64) Chrome/140 Safari/537", "Chrome på ChromeOS"),
        (
            "Mozilla/5.0 (Linux; Android 15; SM-S921B) SamsungBrowser/28 Chrome/130",
            "Samsung Internet på Android",
        ),
        ("curl/8.5", "Ukendt browser"),
        ("", "Ukendt browser"),
    ],
)
def test_a_browser_is_called_what_its_user_calls_it(user_agent, name):
    assert browsers.in_words(*browsers.browser_and_system(user_agent)) == name


def test_who_takes_a_role_from_oneself_is_led_to_the_login(karen):
    roles.set_up_roles()
    karen.groups.add(karen.groups.model.objects.get(name=EDITOR))
    browser = sign_in(karen)
    address = reverse("wagtailusers_users:edit", args=[karen.pk])
    given = {
        "username": "karen",
        "first_name": "Karen",
        "last_name": "Holm",
        "email": "karen@solgavlen.example",
        "is_superuser": "on",
    }
    answer = browser.post(address, given)
    assert answer.status_code == 302
    assert not karen.groups.exists()
    assert browser.get(answer["Location"]).status_code == 302
