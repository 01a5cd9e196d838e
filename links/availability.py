"""Taking a link away from readers, and giving it back to them."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from links.models import Link


def set_availability(link: Link, user, *, available: bool) -> None:
    """Decide whether readers are sent there, and sign the decision.

    Nothing that was written about the link is lost, so the one undoes the other.
    """
    if link.is_flagged != available:
        return
    if available:
        link.availability = Link.Availability.AVAILABLE
        link.unavailable_since = link.unavailable_by = None
    else:
        link.availability = Link.Availability.UNAVAILABLE
        link.unavailable_since = timezone.localdate()
        link.unavailable_by = user
    with transaction.atomic():
        link.save()
        action = "links.unflag" if available else "links.flag"
        log(instance=link, action=action, user=user)
