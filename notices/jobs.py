"""What the background worker does again and again with notices."""

from datetime import timedelta

from django.utils import timezone

from links.reports.limits import forget_counts
from notices.mailing.tasks import begin_sending
from notices.models import Notice, Subscription, SubscriptionCount


def forget_notices() -> None:
    """Delete the notices of which the list tells no longer, with their history."""
    Notice.objects.forgotten(timezone.now()).delete()


def forget_unconfirmed() -> None:
    """Delete the addresses for which nobody has said yes in time."""
    now = timezone.now()
    Subscription.objects.forgotten(now).delete()
    forget_counts(now, SubscriptionCount)


JOBS = {
    "forget_notices": (forget_notices, timedelta(days=1)),
    "forget_unconfirmed_addresses": (forget_unconfirmed, timedelta(hours=6)),
    "send_notice_mail": (begin_sending, timedelta(minutes=1)),
}
