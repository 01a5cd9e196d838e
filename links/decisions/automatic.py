"""Links that the checker takes away from readers by itself, where a setting lets it.

An editor has the last word. What the checker took, and nobody has taken over since,
it gives back as well, once the link works again.
"""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from linkcheck.codes import Problem
from linkcheck.verdicts import GONE_AFTER, Verdict
from links.decisions.availability import batches, sign
from links.decisions.needed import dismissed
from links.models import Link, LinkHealth

_WORKS = ("", Problem.MOVED_PERMANENTLY)


def flag_broken_links(now: datetime) -> int:
    """Mark links as unavailable that have been broken for long; return how many.

    Off unless LINK_UNAVAILABLE_AFTER_DAYS says after how many days. A link that
    somebody has given back to readers is left to them for as long as the verdict
    stands, and so is one that was dismissed.
    """
    days = settings.LINK_UNAVAILABLE_AFTER_DAYS
    if not days:
        return 0
    standing = LinkHealth.objects.filter(
        Q(flagged_at=None) | Q(flagged_at__lt=F("verdict_since")),
        verdict=Verdict.PROBABLY_BROKEN,
        verdict_since__lte=now - timedelta(days=days),
        link__availability=Link.Availability.AVAILABLE,
    ).exclude(link__in=dismissed())
    return _decide(standing, now, available=False)


def return_mended_links(now: datetime) -> int:
    """Give back what the checker took and what works again; return how many.

    Two checks at least a day apart must have found it well, as two must have found
    it gone. What an editor has decided about since, or put a replacement for, is
    theirs. This goes on when the setting has been turned off again.
    """
    mended = LinkHealth.objects.filter(
        flagged_at__isnull=False,
        verdict=Verdict.OK,
        problem__in=_WORKS,
        checked_at__gte=F("verdict_since") + GONE_AFTER,
        link__availability=Link.Availability.UNAVAILABLE,
        link__url=F("url"),
        link__unavailable_by=None,
        link__unavailable_since=F("flagged_at__date"),
        link__replacement=None,
    )
    return _decide(mended, now, available=True)


def _decide(healths, now: datetime, *, available: bool) -> int:
    """Change the availability of the links, and sign it as the checker's."""
    if available:
        action = "links.unflag_automatically"
        availability, since = Link.Availability.AVAILABLE, None
    else:
        action = "links.flag_automatically"
        availability, since = Link.Availability.UNAVAILABLE, timezone.localdate(now)
    count = 0
    for ids in batches(list(healths.order_by("pk").values_list("pk", flat=True))):
        with transaction.atomic():
            # Somebody may have decided in the meantime.
            locked = healths.filter(pk__in=ids).select_for_update(of=["self"])
            chosen = [known.pk for known in locked.only("pk")]
            links = Link.objects.filter(pk__in=chosen)
            links.update(availability=availability, unavailable_since=since)
            if not available:
                LinkHealth.objects.filter(pk__in=chosen).update(flagged_at=now)
            sign(links, action, None, now=now, change=uuid.uuid4())
        count += len(chosen)
    return count
