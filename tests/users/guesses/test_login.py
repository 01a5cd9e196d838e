"""Guesses at a colleague's password, by strangers and by the colleague."""

from unittest import mock

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from tests.factories import UserFactory
from tests.html import one, parse_screen, words
from tests.staff import messages_of
from tests.standing import standing
from users.guesses import limits
from users.models import GuessCount, User

PASSWORD = "grønne-gavle-om-foråret"
WRONG = "gættet"
LOGIN = "wagtailadmin_login"


@pytest.fixture(scope="module")
def _karen(django_db_setup, django_db_blocker):
    def make():
        roles.set_up_roles()
        user = UserFactory(username="karen", email="karen@solgavlen.example")
        user.set_password(PASSWORD)
        user.is_superuser = True
        user.save()

    yield from standing(django_db_blocker, make)


@pytest.fixture
def karen(_karen, db):
    return User.objects.get(username="karen")


def try_in(client, name="karen", password=WRONG, address="192.0.2.7", **fields):
    fields = {"username": name, "password": password} | fields
    return client.post(reverse(LOGIN), fields, REMOTE_ADDR=address)


def use_up(limit, *, name="karen", networks=1):
    """Guess as often as is free."""
    for number in range(limit.free):
        address = f"192.0.2.{7 + number % networks}"
        assert try_in(Client(), name, address=address).status_code == 200


def wait(*_args):
    """Have all waits be over."""
    GuessCount.objects.update(waits_until=timezone.now())


def test_who_guesses_on_has_to_wait_even_with_the_right_password(karen, client):
    use_up(limits.OWN)
    refused = try_in(client, password=PASSWORD)
    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= 30
    assert "no-store" in refused["Cache-Control"]
    assert "_auth_user_id" not in client.session
    wait()
    assert try_in(client, password=PASSWORD).status_code == 302


def test_who_has_to_wait_reads_how_long_and_keeps_the_name(karen, client):
    use_up(limits.OWN)
    refused = try_in(client, password=PASSWORD)
    [said] = messages_of(refused)
    assert said == (
        "Der er prøvet for mange gange. Prøv igen om et minut. Har du glemt din "
        "adgangskode, kan du vælge en ny."
    )
    screen = parse_screen(refused)
    assert one(screen, "[name=username]")["value"] == "karen"
    assert "value" not in one(screen, "[name=password]").attrs
    link = one(screen, ".messages a")
    assert link["href"] == reverse("wagtailadmin_password_reset")


def test_a_longer_wait_is_told_in_minutes(karen, client):
    use_up(limits.OWN)
    until = timezone.now() + timezone.timedelta(minutes=14, seconds=30)
    GuessCount.objects.update(waits_until=until)
    assert "Prøv igen om 15 minutter." in messages_of(try_in(client))[0]


def test_an_account_that_does_not_exist_is_answered_the_same(karen):
    def answers(name):
        GuessCount.objects.all().delete()
        all_of_them = [try_in(Client(), name) for _ in range(limits.OWN.free + 1)]
        return [
            (answer.status_code, messages_of(answer), answer.get("Retry-After"))
            for answer in all_of_them
        ]

    assert answers("karen") == answers("findes-ikke")


@pytest.mark.parametrize("state", ["known", "unknown", "invited", "closed"])
def test_every_name_costs_one_password(karen, client, state):
    if state == "invited":
        karen.set_unusable_password()
    karen.is_active = state != "closed"
    karen.save()
    name = "findes-ikke" if state == "unknown" else "karen"
    hasher = type(hashers.get_hasher())
    with mock.patch.object(
        hasher, "encode", autospec=True, side_effect=hasher.encode
    ) as hashed:
        try_in(client, name)
    assert hashed.call_count == 1


def test_a_mistake_is_not_a_guess(karen, client):
    for _ in range(limits.OWN.free + 1):
        assert try_in(client, password="").status_code == 200
        assert try_in(client, name="").status_code == 200
    assert not GuessCount.objects.exists()


def test_capitals_are_no_way_round(karen, client):
    use_up(limits.OWN)
    assert try_in(client, "KAREN").status_code == 429


def test_one_network_guesses_at_a_few_accounts_only(karen, client):
    for number in range(limits.NETWORK.free):
        assert try_in(Client(), f"navn{number}").status_code == 200
    assert try_in(client).status_code == 429
    assert try_in(client, address="192.0.2.99").status_code == 200


def test_a_whole_ipv6_network_is_one_guesser(karen):
    for number in range(limits.OWN.free):
        try_in(Client(), address=f"2001:db8::{number + 1:x}")
    assert try_in(Client(), address="2001:db8::ffff").status_code == 429
    assert try_in(Client(), address="2001:db8:0:1::1").status_code == 200


def test_behind_a_proxy_the_visitor_is_who_the_proxy_saw(karen, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    def through_proxy(seen):
        return Client().post(
            reverse(LOGIN),
            {"username": "karen", "password": "gættet"},
            headers={"x-forwarded-for": f"10.0.0.{len(seen)}, {seen}"},
        )

    for port in range(limits.OWN.free):
        assert through_proxy(f"198.51.100.1:{5000 + port}").status_code == 200
    assert through_proxy("198.51.100.1:6000").status_code == 429
    assert through_proxy("198.51.100.2:6000").status_code == 200


def test_without_an_address_the_account_alone_is_counted(karen, client):
    for _ in range(limits.ACCOUNT.free):
        assert try_in(client, address="").status_code == 200
    assert try_in(client, address="").status_code == 429


def test_a_colleague_elsewhere_is_not_held_to_what_a_stranger_did(karen, client):
    use_up(limits.OWN)
    answer = try_in(client, password=PASSWORD, address="192.0.2.99")
    assert answer.status_code == 302


def test_guesses_from_everywhere_slow_an_account_by_seconds(karen, client):
    use_up(limits.ACCOUNT, networks=10)
    refused = try_in(client, password=PASSWORD, address="192.0.2.99")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) <= 5


class TestKnownBrowser:
    @pytest.fixture
    def known(self, karen):
        browser = Client()
        assert try_in(browser, password=PASSWORD).status_code == 302
        browser.post(reverse("wagtailadmin_logout"))
        return browser

    def test_is_not_held_to_what_strangers_in_its_own_network_do(self, known):
        use_up(limits.OWN)
        assert try_in(Client(), password=PASSWORD).status_code == 429
        assert try_in(known, password=PASSWORD).status_code == 302

    def test_is_not_held_to_what_strangers_everywhere_do(self, known):
        use_up(limits.ACCOUNT, networks=200)
        assert try_in(Client(), password=PASSWORD).status_code == 429
        assert try_in(known, password=PASSWORD).status_code == 302

    def test_may_not_guess_for_ever_either(self, known):
        for _ in range(limits.KNOWN_BROWSER.free):
            assert try_in(known).status_code == 200
        assert try_in(known, password=PASSWORD).status_code == 429

    def test_is_known_for_one_account_alone(self, known):
        use_up(limits.OWN, name="bodil")
        assert try_in(known, "bodil").status_code == 429

    def test_is_known_for_several_who_share_it(self, known):
        bodil = UserFactory(username="bodil", is_superuser=True)
        bodil.set_password(PASSWORD)
        bodil.save()
        assert try_in(known, "bodil", PASSWORD).status_code == 302
        known.post(reverse("wagtailadmin_logout"))
        use_up(limits.OWN)
        assert try_in(known, password=PASSWORD).status_code == 302

    def test_is_forgotten_with_a_new_password(self, known, karen):
        karen.set_password("en-helt-anden-adgangskode")
        karen.save()
        use_up(limits.OWN)
        assert try_in(known, password="en-helt-anden-adgangskode").status_code == 429

    def test_is_not_what_says_so_itself(self, known):
        forged = Client()
        for name in known.cookies:
            forged.cookies[name] = known.cookies[name].value + "x"
        use_up(limits.OWN)
        assert try_in(forged, password=PASSWORD).status_code == 429

    def test_has_a_cookie_that_readers_pages_never_get(self, known):
        cookies = [
            cookie
            for name, cookie in known.cookies.items()
            if name.startswith("known-")
        ]
        paths = [cookie["path"] for cookie in cookies]
        assert paths == ["/admin/", reverse("wagtailcore_login")]
        for cookie in cookies:
            assert cookie["httponly"]
            assert cookie["samesite"] == "Lax"
            assert "karen" not in str(cookie)

    @pytest.mark.parametrize("door", [LOGIN, "wagtailcore_login"])
    def test_is_known_at_either_door(self, known, door):
        use_up(limits.OWN)
        browser = Client()
        for name, cookie in known.cookies.items():
            # The test's own client sends all of them to every address.
            if reverse(door).startswith(cookie["path"]) and cookie["path"] != "/":
                browser.cookies[name] = cookie.value
        assert len(browser.cookies) == 1
        answer = browser.post(
            reverse(door),
            {"username": "karen", "password": PASSWORD},
            REMOTE_ADDR="192.0.2.7",
        )
        assert answer.status_code == 302


def test_who_has_to_wait_for_a_private_page_reads_it_there(karen, client):
    use_up(limits.OWN)
    refused = client.post(
        reverse("wagtailcore_login"),
        {"username": "karen", "password": PASSWORD, "next": "/om-os/"},
        REMOTE_ADDR="192.0.2.7",
    )
    assert refused.status_code == 429
    screen = parse_screen(refused)
    assert "Prøv igen om et minut" in words(one(screen, "[role=alert]"))
    assert one(screen, "[name=username]")["value"] == "karen"
    assert one(screen, "[name=next]")["value"] == "/om-os/"


def test_who_signs_in_for_a_private_page_is_led_to_a_page(karen, client):
    given = {"username": "karen", "password": PASSWORD}
    answer = client.post(reverse("wagtailcore_login"), given)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session.get_expire_at_browser_close()
