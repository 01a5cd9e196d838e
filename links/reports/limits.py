"""How many reports are taken within an hour, from one visitor and about one page.

Nobody's address is kept, not even as a code that it could be found out from: all
addresses are thrown into a few thousand groups, others every day, and only how
often each group has written is counted. In the database, since the cache of one
process or one machine is no other's.
"""

import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from links.models import Report, ReportCount, VisitorCount
from users.visitors import network_of, visitor_address

GROUPS = 2**14
HOUR = timedelta(hours=1)


def may_report(request: HttpRequest, page: Page, now: datetime) -> bool:
    """Count a report, and return whether it is one too many."""
    limits = settings.LINK_REPORT_LIMITS
    about_page = Report.objects.filter(
        page_id=page.pk, closed_at=None, created_at__gt=now - HOUR
    )
    if about_page.count() >= limits["page"]:
        return False
    return times_this_hour(ReportCount, request, now) <= limits["visitor"]


def times_this_hour(
    counts: type[VisitorCount], request: HttpRequest, now: datetime
) -> int:
    """Count a form among `counts`; return the how manieth of its visitor's it is.

    0, and nothing counted, when nobody knows where the request came from.
    """
    address = visitor_address(request)
    if address is None:
        return 0
    row = {"hour": _hour(now), "group": visitor_group(address, now)}
    with transaction.atomic():
        forget_counts(now, counts)
        counts.objects.bulk_create([counts(**row)], ignore_conflicts=True)
        counts.objects.filter(**row).update(count=F("count") + 1)
        return counts.objects.values_list("count", flat=True).get(**row)


def visitor_group(address: str, now: datetime) -> int:
    """Return the group of an address today, the same for a whole IPv6 network."""
    day = timezone.localdate(now).isoformat()
    key = f"links.reports {day} {settings.SECRET_KEY}".encode()
    digest = hmac.digest(key, network_of(address).encode(), "sha256")
    return int.from_bytes(digest[:8]) % GROUPS


def forget_counts(now: datetime, counts: type[VisitorCount] = ReportCount) -> None:
    """Forget what was counted before this hour."""
    counts.objects.filter(hour__lt=_hour(now)).delete()


def _hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)
