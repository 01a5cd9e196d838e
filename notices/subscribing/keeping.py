"""What becomes of a subscription: asked for, confirmed, changed, ended."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from links.reports.limits import times_this_hour
from notices.mailing.tasks import ask_to_confirm
from notices.models import Subscription, SubscriptionCount
from notices.subscribing.forms import ChoiceForm, SubscribeForm

HOUR = timedelta(hours=1)


def may_subscribe(request: HttpRequest, now: datetime) -> bool:
    """Count a wish, and return whether it is one too many: from here, or altogether.

    Nothing is asked of the address, so the answer tells nothing of it.
    """
    limits = settings.NOTICE_MAIL_LIMITS
    if times_this_hour(SubscriptionCount, request, now) > limits["visitor"]:
        return False
    lately = Subscription.objects.unconfirmed().filter(asked_at__gt=now - HOUR)
    return lately.count() < limits["site"]


@transaction.atomic
def subscribe(form: SubscribeForm, now: datetime) -> None:
    """Keep what somebody has asked for, and have the address asked.

    The same is done for an address that has notices already.
    """
    asked = Subscription.objects.create(
        email=form.cleaned_data["email"],
        everywhere=form.wants_everything,
        asked_at=now,
    )
    asked.departments.set(form.chosen)
    ask_to_confirm.enqueue(asked.pk)


@transaction.atomic
def confirm(pk: int) -> Subscription | None:
    """Have an address get what it was asked about; None if that is not known any longer.

    Of an address that gets notices already, the choice is replaced.
    """
    asked = Subscription.objects.unconfirmed().filter(pk=pk).first()
    if asked is None:
        return None
    # In one order, so of two links of an address at once the second waits.
    same = Subscription.objects.filter(email=asked.email).order_by("pk")
    rows = {row.pk: row for row in same.select_for_update()}
    asked = rows.get(pk)
    if asked is None or asked.confirmed_at:
        return None
    had = next((row for row in rows.values() if row.confirmed_at), None)
    if had is None:
        asked.confirmed_at = timezone.now()
        asked.save(update_fields=["confirmed_at"])
        return asked
    had.everywhere = asked.everywhere
    had.save(update_fields=["everywhere"])
    had.departments.set(asked.departments.all())
    asked.delete()
    return had


@transaction.atomic
def choose(key: UUID, form: ChoiceForm) -> bool:
    """Change what an address gets; False if it has left meanwhile."""
    confirmed = Subscription.objects.confirmed().select_for_update()
    found = confirmed.filter(key=key).first()
    if found is None:
        return False
    found.everywhere = form.wants_everything
    found.save(update_fields=["everywhere"])
    found.departments.set(form.chosen)
    return True


@transaction.atomic
def leave(key: UUID) -> None:
    """Delete a subscription, and all else that is held of its address."""
    found = Subscription.objects.confirmed().filter(key=key).first()
    if found is None:
        return
    same = Subscription.objects.filter(email=found.email).order_by("pk")
    # No mail is written down for it from here on.
    keys = [row.pk for row in same.select_for_update()]
    Subscription.objects.filter(pk__in=keys).delete()
