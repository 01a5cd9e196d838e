"""The titles of pages, for links that came without one.

The checker reads them anyway when it looks at an address, through the one client that
may ask the network, in turn and politely. Here they are taken over.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.search.backends import get_search_backends

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.decisions.availability import batches, sign
from links.models import Link, LinkHealth, ProposedTitle
from links.runs.runner import Run
from links.runs.selection import Selection
from links.runs.tasks import begin_checking

TITLE_LENGTH = ProposedTitle._meta.get_field("title").max_length


def fetch_titles_soon(link_ids: Iterable[int]) -> None:
    """Have the worker look at links that have no title; all others in their turn."""
    if link_ids := list(link_ids):
        until = timezone.now() + settings.LINK_CHECK_SPELL
        fetch_titles.enqueue(link_ids, until.isoformat())
    else:
        begin_checking()


@task(backend="background")
def fetch_titles(link_ids: list[int], until: str) -> None:
    """Look at links for one slice of time and take their titles; go on after others.

    What is left when the time is up is looked at in its turn, and a job takes the
    titles then.
    """
    ends_at = datetime.fromisoformat(until)
    if timezone.now() >= ends_at:
        return
    seconds = settings.LINK_CHECK_SLICE.total_seconds()
    summary = Run(Selection(link_ids=tuple(link_ids)), seconds=seconds).run()
    take_titles()
    unseen = LinkHealth.objects.filter(pk__in=link_ids, checked_at=None)
    left = list(unseen.values_list("pk", flat=True))
    if left and summary.checked:
        fetch_titles.enqueue(left, until)


def take_titles() -> int:
    """Give links the titles of their pages, where the checker has seen them since.

    Where it has seen none, the host stays. Returns how many links got a title.
    """
    wanted = ProposedTitle.objects.to_be_fetched().values_list("pk", flat=True)
    return sum(map(_take, batches(list(wanted))))


@transaction.atomic
def _take(link_ids: list[int]) -> int:
    proposals = (
        ProposedTitle.objects.to_be_fetched()
        .filter(pk__in=link_ids)
        .select_related("link__health")
    )
    seen, titled = list(proposals), []
    for proposal in seen:
        proposal.is_fetched = True
        if title := _title_of(proposal.link.health):
            proposal.title = proposal.link.title = title
            titled.append(proposal.link)
    ProposedTitle.objects.bulk_update(seen, ["title", "is_fetched"])
    Link.objects.bulk_update(titled, ["title"])
    now, change = timezone.now(), uuid.uuid4()
    sign(titled, "wagtail.edit", None, now=now, change=change)
    for backend in get_search_backends(with_auto_update=True) if titled else ():
        backend.add_bulk(Link, titled)
    return len(titled)


def _title_of(health: LinkHealth) -> str:
    """Return the title that a page has itself; "" if what was seen is not the page."""
    is_the_page = health.problem in ("", Problem.MOVED_PERMANENTLY)
    if not is_the_page or health.verdict == Verdict.DANGEROUS:
        return ""
    return health.page_title[:TITLE_LENGTH].strip()
