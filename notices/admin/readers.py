"""How many get notices by e-mail, and whether the mail goes out. No addresses."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from notices.mailing.outbox import is_offered
from notices.mailing.sending import lost_mail
from notices.models import Subscription


@dataclass(frozen=True)
class Readers:
    """Those who get notices by e-mail, and what was not sent to them within a day."""

    count: int
    of_everything: int
    lost: int


def readers() -> Readers | None:
    """Return how many there are; None where the association sends none."""
    if not is_offered():
        return None
    found = Subscription.objects.confirmed().aggregate(
        count=Count("pk"), of_everything=Count("pk", filter=Q(everywhere=True))
    )
    return Readers(**found, lost=lost_mail(timezone.now()).count())
