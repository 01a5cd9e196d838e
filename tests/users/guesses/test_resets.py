"""A new password by mail: how often, by whom, and that it tells of no account."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import UserFactory
from tests.html import one, parse_screen, words
from tests.queues import do_what_waits, task_backends
from tests.users.guesses.test_login import try_in, use_up
from users.guesses import limits
from users.mailing.invitations import password_url
from users.models import GuessCount
from users.tasks import send_password_reset

pytestmark = pytest.mark.django_db

RESET = "wagtailadmin_password_reset"
PASSWORD = "grønne-gavle-om-foråret"


@pytest.fixture(autouse=True)
def _empty_queue():
    task_backends["background"].clear()


@pytest.fixture
def karen():
    user = UserFactory(username="karen", email="karen@solgavlen.example")
    user.set_password(PASSWORD)
    user.save()
    return user


def ask(email="karen@solgavlen.example", address="192.0.2.7"):
    return Client().post(reverse(RESET), {"email": email}, REMOTE_ADDR=address)


def test_the_mail_leaves_from_the_queue(karen):
    assert ask().status_code == 302
    assert mail.outbox == []
    assert do_what_waits(send_password_reset) == 1
    [letter] = mail.outbox
    assert letter.to == ["karen@solgavlen.example"]
    assert letter.subject == "Nulstil din adgangskode"
    assert "/admin/password_reset/confirm/" in letter.body
    assert "karen" in letter.body


def test_an_address_without_an_account_is_answered_the_same_and_at_the_same_cost(karen):
    ask()  # what is read once
    seen = []
    for email in ("karen@solgavlen.example", "ingen@solgavlen.example"):
        GuessCount.objects.all().delete()
        task_backends["background"].clear()
        with CaptureQueriesContext(connection) as queries:
            answer = ask(email)
        tasks = len(task_backends["background"].results)
        seen.append((answer.status_code, answer["Location"], len(queries), tasks))
    assert seen[0] == seen[1]
    do_what_waits(send_password_reset)
    assert mail.outbox == []


def test_what_was_typed_lies_in_no_queue(karen):
    ask("fremmed@example.org")
    [waiting] = task_backends["background"].results
    assert "fremmed" not in str((waiting.args, waiting.kwargs))


def test_who_asks_on_has_to_wait_and_keeps_the_address(karen):
    for number in range(limits.RESET.free):
        assert ask(f"navn{number}@example.org").status_code == 302
    refused = ask()
    assert refused.status_code == 429
    assert 30 <= int(refused["Retry-After"]) <= 60
    screen = parse_screen(refused)
    assert "Prøv igen om 1 minut." in words(one(screen, "main"))
    assert one(screen, "[name=email]")["value"] == "karen@solgavlen.example"
    assert ask(address="192.0.2.8").status_code == 302


def test_a_mistake_is_not_counted(karen):
    for _ in range(limits.RESET.free + 1):
        assert ask("ikke en adresse").status_code == 200


def test_a_stranger_can_neither_fill_an_inbox_nor_keep_the_mail_away(karen):
    for number in range(5):
        assert ask(address=f"192.0.2.{number + 1}").status_code == 302
    do_what_waits(send_password_reset)
    assert len(mail.outbox) == 1


def test_another_mail_comes_when_the_first_is_some_minutes_old(karen):
    ask()
    do_what_waits(send_password_reset)
    GuessCount.objects.update(waits_until=timezone.now())
    ask()
    do_what_waits(send_password_reset)
    assert len(mail.outbox) == 2


def test_a_mail_server_that_is_down_is_asked_again(karen, monkeypatch):
    def refuse(*_args):
        raise smtplib.SMTPServerDisconnected

    ask()
    with monkeypatch.context() as broken:
        broken.setattr("users.mailing.resets.hand_in", refuse)
        do_what_waits(send_password_reset)
    [later] = task_backends["background"].results
    assert later.task.run_after > timezone.now() + timedelta(minutes=1)
    assert do_what_waits(send_password_reset) == 1
    assert len(mail.outbox) == 1


def test_who_has_got_a_new_password_by_mail_does_not_wait_with_it(karen):
    karen.is_superuser = True
    karen.save()
    browser = Client()
    opened = browser.get(password_url(karen), follow=True)
    address = opened.redirect_chain[-1][0]
    given = dict.fromkeys(("new_password1", "new_password2"), "en-ny-og-lang-kode")
    assert browser.post(address, given).status_code == 302
    use_up(limits.OWN)
    assert try_in(Client(), password="en-ny-og-lang-kode").status_code == 429
    assert try_in(browser, password="en-ny-og-lang-kode").status_code == 302
