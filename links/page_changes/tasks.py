"""Rewriting more pages than an editor waits for."""

import logging

from django.contrib.auth import get_user_model
from django_tasks import task

from links.models import Link
from links.page_changes.merging import merge
from links.page_changes.registering import register

logger = logging.getLogger(__name__)

# What a request does while somebody waits.
PAGES_IN_A_REQUEST = 100


@task(backend="background")
def register_addresses(links: dict[str, int], user_id: int) -> None:
    """Let typed addresses become the links whose primary keys are given."""
    there = Link.objects.filter(pk__in=links.values()).values_list("pk", flat=True)
    there = set(there)
    register({url: pk for url, pk in links.items() if pk in there}, _user(user_id))


@task(backend="background")
def merge_links(kept_id: int, other_ids: list[int], user_id: int) -> None:
    """Merge links, unless the one to keep is gone or something is in the way."""
    kept = Link.objects.filter(pk=kept_id).first()
    others = list(Link.objects.filter(pk__in=other_ids).exclude(pk=kept_id))
    if kept is None or not others:
        return
    if not merge(kept, others, _user(user_id)).is_done:
        logger.warning("links_not_merged", extra={"link": kept_id})


def _user(user_id: int):
    return get_user_model().objects.filter(pk=user_id).first()
