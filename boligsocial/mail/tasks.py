"""What the worker does with mail."""

import logging
from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django_tasks import task

from users.mailing.server import hand_in, is_refused_for_good

logger = logging.getLogger(__name__)

# How long to wait before the mail server is asked again, and how often: for two days.
PAUSES = tuple(
    timedelta(minutes=minutes) for minutes in (2, 15, 60, 240, 720, 720, 1200)
)


@task(backend="background")
def deliver(letter: dict, attempt: int = 0) -> bool:
    """Hand a letter to the mail server; when it cannot be had, try again later.

    One that the server refuses for good is given up at once. Returns whether it was not.
    """
    try:
        hand_in(_unpacked(letter))
    except OSError as error:
        # SMTPException is one.
        if is_refused_for_good(error) or attempt >= len(PAUSES):
            logger.exception("mail_given_up")
            return False
        logger.warning("mail_not_sent", exc_info=True)
        later = timezone.now() + PAUSES[attempt]
        deliver.using(run_after=later).enqueue(letter, attempt + 1)
    return True


def _unpacked(letter: dict) -> EmailMultiAlternatives:
    alternatives = letter["alternatives"]
    mail = EmailMultiAlternatives(
        **{name: letter[name] for name in letter if name != "alternatives"},
    )
    for content, kind in alternatives:
        mail.attach_alternative(content, kind)
    return mail
