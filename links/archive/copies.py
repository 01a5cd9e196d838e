"""Copies of lost pages that a web archive has proposed: used, or said no to."""

from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from linkcheck.verdicts import Verdict
from links.models import ArchiveProposal, Link

State = ArchiveProposal.State


def may_be_asked_for(link: Link) -> bool:
    """Say whether a copy of a link's target may be looked for, and shown."""
    health = getattr(link, "health", None)
    return health is not None and health.verdict != Verdict.DANGEROUS


def proposal_for(link: Link) -> ArchiveProposal | None:
    """Return what the archive has answered about the address that the link has now."""
    proposal = getattr(link, "archive_proposal", None)
    return proposal if proposal and proposal.url == link.url else None


def use_copy(link: Link, user) -> bool:
    """Show the proposed copy to readers when the link is unavailable; sign that.

    Returns whether there was one to show.
    """
    proposal = proposal_for(link)
    if (
        proposal is None
        or proposal.state not in (State.FOUND, State.REJECTED)
        or not proposal.archive_url
        or not may_be_asked_for(link)
    ):
        return False
    with transaction.atomic():
        _decide(link, State.FOUND)
        _set_copy(link, proposal.archive_url, proposal.archived_on)
        log(
            instance=link,
            action="links.use_archive",
            user=user,
            data={"copy": proposal.archive_url},
        )
    return True


def reject_copy(link: Link, user) -> bool:
    """Say that the proposed copy is not to be used; it is not proposed again."""
    proposal = proposal_for(link)
    if proposal is None or proposal.state != State.FOUND:
        return False
    with transaction.atomic():
        _decide(link, State.REJECTED)
        if link.archive_url == proposal.archive_url:
            _set_copy(link, "", None)
        log(
            instance=link,
            action="links.reject_archive",
            user=user,
            data={"copy": proposal.archive_url},
        )
    return True


def _decide(link: Link, state: str) -> None:
    ArchiveProposal.objects.filter(pk=link.pk).update(state=state)


def _set_copy(link: Link, url: str, archived_on: date | None) -> None:
    link.archive_url, link.archived_on = url, archived_on
    link.save(update_fields=["archive_url", "archived_on"])
