"""Checking links in the background."""

import logging
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from links.decisions.availability import batches, sign
from links.health.keeping import check_soon
from links.models import Link, LinkHealth
from links.runs.runner import Run
from links.runs.selection import Selection

logger = logging.getLogger(__name__)

# Whatever else waits in the queue is somebody's to wait for.
AFTER_ALL_OTHERS = -50


def begin_checking() -> None:
    """Put a spell of checking in the queue."""
    until = timezone.now() + settings.LINK_CHECK_SPELL
    check_due_links.enqueue(until.isoformat())


def check_all_soon(links: Iterable[Link], user) -> int:
    """Have links checked before their turn, and sign it; return how many are.

    What is no address of another site, or dangerous, is not checked.
    """
    now, change = timezone.now(), uuid.uuid4()
    done = 0
    for batch in batches(links):
        asked = set(
            LinkHealth.objects.filter(
                pk__in=[link.pk for link in batch], marked_dangerous=False
            ).values_list("pk", flat=True)
        )
        with transaction.atomic():
            check_soon(asked, now)
            signed = [link for link in batch if link.pk in asked]
            sign(signed, "links.check", user, now=now, change=change)
        done += len(asked)
    if done:
        begin_checking()
    return done


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
