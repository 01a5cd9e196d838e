"""Mail waits in the queue, and is given up only when it is refused for good."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from boligsocial.mail import tasks
from boligsocial.mail.queued import QueuedMail
from boligsocial.mail.tasks import PAUSES, deliver
from tests.queues import do_what_waits, task_backends


@pytest.fixture(autouse=True)
def _empty_queue():
    task_backends["background"].clear()


def write() -> EmailMultiAlternatives:
    letter = EmailMultiAlternatives(
        "Siden er godkendt",
        "Kære Ida",
        "website@solgavlen.example",
        ["ida@solgavlen.example"],
        cc=["ole@solgavlen.example"],
        headers={"Auto-Submitted": "auto-generated"},
    )
    letter.attach_alternative("<p>Kære Ida</p>", "text/html")
    return letter


@pytest.fixture
def refusing(monkeypatch):
    """Have the mail server answer with an error."""

    def refuse(error):
        def send(mail):
            raise error

        monkeypatch.setattr(tasks, "hand_in", send)

    return refuse


def waiting() -> list:
    return task_backends["background"].results


def test_a_letter_arrives_as_it_was_written():
    assert QueuedMail().send_messages([write()]) == 1
    assert mail.outbox == []
    assert do_what_waits(deliver) == 1
    [letter] = mail.outbox
    assert letter.subject == "Siden er godkendt"
    assert letter.recipients() == ["ida@solgavlen.example", "ole@solgavlen.example"]
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    [[content, kind]] = letter.alternatives
    assert (content, kind) == ("<p>Kære Ida</p>", "text/html")


def test_what_is_for_nobody_does_not_wait():
    letter = write()
    letter.to = letter.cc = []
    assert QueuedMail().send_messages([letter]) == 0
    assert waiting() == []


def test_an_attachment_is_refused_and_not_left_out():
    letter = write()
    letter.attach("husorden.txt", "Ro efter 22.", "text/plain")
    with pytest.raises(ValueError, match="attachments"):
        QueuedMail().send_messages([letter])


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPServerDisconnected(),
        smtplib.SMTPConnectError(421, b"Too busy"),
        smtplib.SMTPAuthenticationError(535, b"Bad password"),
        smtplib.SMTPRecipientsRefused({"ida": (451, b"Greylisted")}),
    ],
)
def test_a_server_that_cannot_be_had_is_asked_again_with_the_same_letter(
    refusing, error
):
    refusing(error)
    QueuedMail().send_messages([write()])
    [first] = waiting()
    do_what_waits(deliver)
    [again] = waiting()
    assert again.args == [first.args[0], 1]
    wait = again.task.run_after - again.enqueued_at
    assert abs(wait - PAUSES[0]) < timedelta(seconds=5)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"ida": (550, b"No such user")}),
        smtplib.SMTPDataError(554, b"Spam"),
    ],
)
def test_a_letter_that_is_refused_for_good_is_given_up(refusing, error, caplog):
    refusing(error)
    QueuedMail().send_messages([write()])
    do_what_waits(deliver)
    assert waiting() == []
    assert "mail_given_up" in caplog.text


def test_it_is_tried_for_two_days(refusing):
    refusing(ConnectionRefusedError())
    QueuedMail().send_messages([write()])
    attempts = 0
    while waiting():
        attempts += do_what_waits(deliver)
    assert attempts == len(PAUSES) + 1
    assert timedelta(days=2) <= sum(PAUSES, timedelta()) < timedelta(days=3)
