"""The mail server, which the worker alone writes to, and what its refusals mean."""

import smtplib
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

# Refusals of one letter; others are of us, or of everybody.
_OF_A_LETTER = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
)


def mail_server() -> BaseEmailBackend:
    """Return a connection to the mail server itself, past the queue."""
    return get_connection(settings.MAIL_SERVER_BACKEND)


def hand_in(mail: EmailMessage) -> None:
    """Hand a letter to the mail server. Raises OSError, of which SMTPException is one."""
    mail_server().send_messages([mail])


def is_refused_for_good(error: Exception) -> bool:
    """Whether the server will never take this letter (RFC 5321, 4.2.1: 5yz)."""
    return isinstance(error, _OF_A_LETTER) and _all_within(error, range(500, 600))


def is_put_off(error: Exception) -> bool:
    """Whether the server has said that it did not take the letter now (4yz)."""
    return _all_within(error, range(400, 500))


def _all_within(error: Exception, codes: Iterable[int]) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        found = [code for code, _text in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPResponseException):
        found = [error.smtp_code]
    else:
        return False
    return bool(found) and all(code in codes for code in found)
