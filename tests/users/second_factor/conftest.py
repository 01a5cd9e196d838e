"""Colleagues who sign in with more than a password."""

import time

import pyotp
import pytest
from django.test import Client
from django.urls import reverse

from boligsocial import roles
from tests.factories import UserFactory
from tests.queues import task_backends
from tests.standing import standing
from users.models import AuthenticatorApp, SecondFactorSettings, User
from users.second_factor import codes

PASSWORD = "grønne-gavle-om-foråret"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = "second_step"


@pytest.fixture(autouse=True)
def _empty_queue():
    task_backends["background"].clear()


@pytest.fixture(scope="module")
def _colleagues(django_db_setup, django_db_blocker):
    def make():
        from django.contrib.auth.models import Group

        roles.set_up_roles()
        for name, role in (("anne", roles.ADMINISTRATOR), ("ida", roles.EDITOR)):
            email = f"{name}@solgavlen.example"
            user = UserFactory(username=name, email=email, is_superuser=False)
            user.set_password(PASSWORD)
            user.save()
            user.groups.add(Group.objects.get(name=role))

    yield from standing(django_db_blocker, make)


@pytest.fixture
def anne(_colleagues, db) -> User:
    """Somebody who may administer."""
    return User.objects.get(username="anne")


@pytest.fixture
def ida(_colleagues, db) -> User:
    """Somebody who writes drafts."""
    return User.objects.get(username="ida")


def give_app(user: User) -> AuthenticatorApp:
    return AuthenticatorApp.objects.create(
        user=user, name="Telefonen", secret=codes.encrypted(SECRET)
    )


def code_now(half_minutes: int = 0) -> str:
    return pyotp.TOTP(SECRET).at(time.time(), counter_offset=half_minutes)


def ask_of(asked: str, days: int = 14) -> None:
    settings = SecondFactorSettings.load()
    settings.asked, settings.days = asked, days
    settings.save()


def sign_in(user: User, wanted: str = "", **options) -> Client:
    """Return a browser in which the password has been given, and nothing else."""
    browser = Client(**options)
    given = {"username": user.username, "password": PASSWORD, "next": wanted}
    assert browser.post(reverse("wagtailadmin_login"), given).status_code == 302
    return browser


def send_code(browser: Client, code: str, **fields):
    fields = {"way": "code", "one_time_password": code} | fields
    return browser.post(reverse(STEP), fields)


def is_in(browser: Client) -> bool:
    return browser.get(reverse("wagtailadmin_home")).status_code == 200
