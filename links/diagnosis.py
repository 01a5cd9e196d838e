"""Whether the link checker keeps up with what there is to check."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from diagnosis.findings import Check, Finding, fault, ok, warning
from links.models import LinkHealth

# It has five minutes in ten, so that a day is far more than a queue of its own.
LATE_AFTER = timedelta(days=2)
_ADVICE = (
    "Run check_links by hand: it ends with 3 when the network of this machine is down."
    " Look for link_check_without_network in the log of the worker."
)


def look_at_checker() -> Finding:
    """Say when a link was checked last, and how many wait longer than they should."""
    now = timezone.now()
    links = LinkHealth.objects.exclude(next_check_at=None)
    count = links.count()
    if not count:
        return ok("no links to check")
    last = links.aggregate(last=Max("checked_at"))["last"]
    late = links.filter(next_check_at__lt=now - LATE_AFTER).count()
    seen = (
        f"{count} links, checked last {last:%Y-%m-%d %H:%M} UTC"
        if last
        else (f"{count} links, none checked yet")
    )
    if not late:
        return ok(f"{seen}{_canaries()}")
    seen = f"{seen}; {late} have been due for more than {LATE_AFTER.days} days"
    if last is None or last < now - LATE_AFTER:
        return fault(seen, _ADVICE)
    return warning(
        seen,
        "It does not keep up: run check_links by hand, and see that a worker runs all"
        " the time.",
    )


def _canaries() -> str:
    return "" if settings.LINK_CHECK_CANARIES else "; LINK_CHECK_CANARIES is not set"


CHECKS = [Check("link checker", look_at_checker, needs_database=True)]
