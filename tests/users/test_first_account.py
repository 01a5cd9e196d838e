"""The account with which an empty site begins."""

from io import StringIO

import pytest
from django.core.management import call_command

from boligsocial import roles
from users.first_account import make_first_account
from users.models import User

pytestmark = pytest.mark.django_db


def test_it_is_an_administrator_with_a_password_that_is_told_once():
    roles.set_up_roles()
    user, password = make_first_account()
    assert user.check_password(password)
    assert user.is_superuser
    assert [group.name for group in user.groups.all()] == [roles.ADMINISTRATOR]
    assert make_first_account() == (user, "")


def prepare(monkeypatch, *arguments) -> str:
    from boligsocial.management.commands import prepare as command

    monkeypatch.setattr(command, "collect_static_files", lambda: False)
    monkeypatch.setattr(command, "start_schedule", list)
    said = StringIO()
    call_command("prepare", *arguments, stdout=said)
    return said.getvalue()


def test_preparing_an_empty_site_tells_how_to_sign_in_once(monkeypatch):
    assert "Administrator: admin  Password: " in prepare(monkeypatch, "--administrator")
    assert "Password" not in prepare(monkeypatch, "--administrator")


def test_a_site_with_accounts_gets_none(monkeypatch):
    User.objects.create_user("merete")
    assert "Password" not in prepare(monkeypatch, "--administrator")
    assert User.objects.count() == 1


def test_nobody_gets_an_account_unasked(monkeypatch):
    prepare(monkeypatch)
    assert not User.objects.exists()
