"""What the site asks of others: the cache, and the mail server."""

import socketserver
import threading
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from boligsocial.deployment.doctor import services
from boligsocial.deployment.doctor.services import (
    look_at_cache,
    look_at_mail,
    send_mail_to,
)
from diagnosis.findings import Level


@contextmanager
def mail_server(answer_to_sign_in: bytes):
    """Run a mail server that knows no more than to greet, sign in and part."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self.wfile.write(b"220 mail.solgavlen.example\r\n")
            for line in self.rfile:
                word = line.split()[0].upper()
                asked.append(word)
                answers = {
                    b"EHLO": b"250-mail.solgavlen.example\r\n250 AUTH PLAIN",
                    b"AUTH": answer_to_sign_in,
                    b"QUIT": b"221 bye",
                }
                self.wfile.write(answers.get(word, b"250 ok") + b"\r\n")
                if word == b"QUIT":
                    break

    asked = []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.02])
        thread.start()
        try:
            yield server.server_address[1], asked
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def by_smtp(monkeypatch):
    """Have mail go to a server at a port of this machine."""

    def by_smtp(port: int) -> None:
        mailer = SmtpBackend(
            host="127.0.0.1",
            port=port,
            username="hjemmeside",
            password="hemmelig",
            timeout=5,
            # As Django 6.1 would make it, which else reads settings that it lacks.
            alias="default",
        )
        monkeypatch.setattr(services, "mail_server", lambda: mailer)
        monkeypatch.setattr(
            services, "hand_in", lambda mail: mailer.send_messages([mail])
        )

    return by_smtp


def test_signs_in_at_the_mail_server_and_sends_nothing(by_smtp):
    with mail_server(b"235 welcome") as (port, asked):
        by_smtp(port)
        found = look_at_mail()
    assert found.level == Level.OK
    assert b"AUTH" in asked
    assert b"MAIL" not in asked


def test_a_password_that_is_refused_is_a_fault(by_smtp):
    with mail_server(b"535 no") as (port, _asked):
        by_smtp(port)
        found = look_at_mail()
    assert found.level == Level.FAULT
    assert "SMTPAuthenticationError" in found.seen
    assert "hemmelig" not in found.seen


def test_a_mail_server_that_is_away_is_a_fault(by_smtp):
    by_smtp(1)
    assert look_at_mail().level == Level.FAULT
    assert send_mail_to("drift@solgavlen.example").level == Level.FAULT


def test_mail_that_goes_nowhere_is_warned_of():
    found = look_at_mail()
    assert found.level == Level.WARNING
    assert "locmem" in found.seen


def test_sends_a_mail_when_asked(mailoutbox):
    assert send_mail_to("drift@solgavlen.example").level == Level.OK
    (sent,) = mailoutbox
    assert sent.to == ["drift@solgavlen.example"]


def test_the_cache_keeps_what_it_is_given_and_nothing_is_left_there(monkeypatch):
    written = []
    original = cache.set
    monkeypatch.setattr(
        cache, "set", lambda key, *rest: (written.append(key), original(key, *rest))
    )
    assert look_at_cache().level == Level.OK
    assert cache.get(written[0]) is None


def test_a_cache_that_forgets_is_a_fault(settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    }
    assert look_at_cache().level == Level.FAULT


def test_a_cache_that_is_away_is_a_fault(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    found = look_at_cache()
    assert found.level == Level.FAULT
    assert "CACHE_URL" in found.advice
