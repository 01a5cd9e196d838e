"""Checking links in the background."""

import logging
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from links.checking.runner import Run
from links.checking.selection import Selection

logger = logging.getLogger(__name__)

# Whatever else waits in the queue is somebody's to wait for.
AFTER_ALL_OTHERS = -50


def begin_checking() -> None:
    """Put a spell of checking in the queue."""
    until = timezone.now() + settings.LINK_CHECK_SPELL
    check_due_links.enqueue(until.isoformat())


@task(backend="background", priority=AFTER_ALL_OTHERS)
def check_due_links(until: str) -> None:
    """Check links for one slice of time; go on after other tasks, until `until`."""
    ends_at = datetime.fromisoformat(until)
    now = timezone.now()
    if now >= ends_at:
        return
    slice_ends_at = min(now + settings.LINK_CHECK_SLICE, ends_at)
    summary = Run(seconds=(slice_ends_at - now).total_seconds()).run()
    if summary.network_is_down:
        logger.error("link_check_without_network")
    # Nothing checked: what is left belongs to hosts that others ask, or are parked.
    elif summary.left and summary.checked and timezone.now() < ends_at:
        check_due_links.enqueue(until)


@task(backend="background")
def check_link(link_id: int) -> None:
    """Check one link, because somebody wants to know."""
    Run(
        Selection(link_ids=(link_id,), everything=True),
        seconds=settings.LINK_CHECK_SLICE.total_seconds(),
    ).run()
