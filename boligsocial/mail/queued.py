"""Django's door for mail, behind which nobody waits for a mail server.

Wagtail writes to colleagues within the request in which a page is submitted, approved
or commented on. A server that is slow would hold that request up for each of them, and
one that turns us away would end it with an error.
"""

from django.core.mail import EmailMessage, make_msgid
from django.core.mail.backends.base import BaseEmailBackend

from boligsocial.mail.tasks import deliver


class QueuedMail(BaseEmailBackend):
    """Puts mail in the worker's queue, in the transaction in which it is written."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        letters = [mail for mail in email_messages if mail.recipients()]
        for mail in letters:
            deliver.enqueue(_packed(mail))
        return len(letters)


def _packed(mail: EmailMessage) -> dict:
    """Return what the letter is made of again. Raises ValueError for attachments."""
    if mail.attachments:
        raise ValueError("Mail with attachments cannot be put in the queue.")
    # One for all attempts, so that a letter that comes twice is known as one.
    headers = {"Message-ID": make_msgid()} | mail.extra_headers
    return {
        "subject": str(mail.subject),
        "body": str(mail.body),
        "from_email": mail.from_email,
        "to": list(mail.to),
        "cc": list(mail.cc),
        "bcc": list(mail.bcc),
        "reply_to": list(mail.reply_to),
        "headers": {name: str(value) for name, value in headers.items()},
        "alternatives": [
            [str(content), kind] for content, kind in getattr(mail, "alternatives", [])
        ],
    }
