"""Accounts that nobody has used for a year: a door that stands open for no one."""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from users.models import SignIn, User

YEAR = timedelta(days=365)


def idle_accounts(now: datetime | None = None) -> QuerySet[User]:
    """Return the open accounts that have not been used for a year, the longest first.

    One that was never used counts from when it was made; a session that goes on counts
    as used, however long ago the password was typed.
    """
    limit = (now or timezone.now()) - YEAR
    in_use = SignIn.objects.filter(user=OuterRef("pk"), last_used_at__gt=limit)
    return (
        User.objects.filter(Q(is_active=True) & ~Exists(in_use))
        .annotate(last_seen=Coalesce(F("last_login"), F("date_joined")))
        .filter(last_seen__lte=limit)
        .order_by("last_seen", "pk")
    )
