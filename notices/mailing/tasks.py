"""What the worker does with mail about notices.

Each task returns False when it has given up, which is counted.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone, translation
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from notices.mailing.letters import confirmation
from notices.mailing.sending import send_batch
from notices.models import NoticeMail, Subscription
from users.mailing.server import hand_in, is_refused_for_good

logger = logging.getLogger(__name__)

DAY = timedelta(days=1)
# How long to wait before the mail server is asked again, and how often: within the
# time in which somebody still waits for the mail.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (2, 15, 60, 240))


@task(backend="background")
def send_notice_mail() -> bool:
    """Send a batch of what is due; the rest has its turn after what else waits."""
    outcome = send_batch()
    begin_sending()
    return not outcome.given_up


def begin_sending() -> None:
    """Have what is due sent, unless that waits for its turn already."""
    if not NoticeMail.objects.due(timezone.now()).exists():
        return
    waiting = DBTaskResult.objects.filter(
        task_path=send_notice_mail.module_path, status=TaskResultStatus.READY
    )
    if not waiting.exists():
        send_notice_mail.enqueue()


@task(backend="background")
def ask_to_confirm(subscription_id: int, attempt: int = 0) -> bool:
    """Write to an address that somebody has typed, unless it has had enough of that.

    What depends on the address is done here, where nobody can tell how long it takes.
    """
    found = Subscription.objects.unconfirmed().filter(pk=subscription_id).first()
    if found is None:
        return True
    before = Subscription.objects.filter(
        email=found.email, asked_at__gt=found.asked_at - DAY, pk__lt=found.pk
    )
    if before.unconfirmed().count() >= settings.NOTICE_MAIL_LIMITS["address"]:
        found.delete()
        return True
    try:
        with translation.override(settings.LANGUAGE_CODE):
            letter = confirmation(found)
        hand_in(letter)
    except OSError as error:
        # SMTPException is one.
        logger.warning("notice_mail_not_confirmed", exc_info=True)
        if is_refused_for_good(error) or attempt >= len(PAUSES):
            return False
        later = timezone.now() + PAUSES[attempt]
        ask_to_confirm.using(run_after=later).enqueue(subscription_id, attempt + 1)
    return True
