"""Asking a web archive for copies of lost pages.

It is asked as the Wayback Machine's availability API documents it
(https://archive.org/help/wayback_api.php), by the background worker alone. What it
answers is never believed: only an address on one of the archive's own hosts is kept,
and no reader sees it before an editor has looked at it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from ada_url import URL
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from linkcheck.addresses import normalise_address
from linkcheck.politeness import PutOffError
from linkcheck.verdicts import Verdict
from links.models import ArchiveProposal, Link, LinkSettings
from links.runs.configuration import client_from_settings
from links.runs.errands import Errand
from links.runs.runner import Connect
from links.runs.tasks import AFTER_ALL_OTHERS

State = ArchiveProposal.State

# In bytes; an answer has a few hundred.
LONGEST_ANSWER = 64 * 1024
# The service did not answer, or not so that it made sense.
AGAIN_AFTER_FAILURE = timedelta(days=1)
_AT_ONCE = 50


class BadAnswerError(Exception):
    """The archive has answered something else than it documents."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that the archive has."""

    url: str
    date: date


def is_on() -> bool:
    """Say whether there is an archive to ask, and somebody has chosen that it may be.

    The address of the archive is the server's business, the choice the association's.
    """
    return bool(settings.LINK_ARCHIVE_API) and LinkSettings.allow_archive()


def ask_for(links: Iterable[Link], now: datetime | None = None) -> None:
    """Have the worker ask the archive about links, ahead of others."""
    if not is_on():
        return
    now = now or timezone.now()
    ArchiveProposal.objects.bulk_create(
        [
            ArchiveProposal(link=link, url=link.url, state=State.ASKED, asked_at=now)
            for link in links
        ],
        update_conflicts=True,
        unique_fields=["link"],
        update_fields=["url", "state", "asked_at"],
    )
    begin_looking()


def begin_looking() -> None:
    """Put a spell of asking the archive in the queue, if there is one to ask."""
    if is_on():
        until = timezone.now() + settings.LINK_CHECK_SPELL
        look_for_copies.enqueue(until.isoformat())


@task(backend="background", priority=AFTER_ALL_OTHERS)
def look_for_copies(until: str) -> None:
    """Ask the archive for one slice of time; go on after other tasks."""
    ends_at = datetime.fromisoformat(until)
    now = timezone.now()
    if now >= ends_at or not is_on():
        return
    slice_ends_at = min(now + settings.LINK_CHECK_SLICE, ends_at)
    asked = look((slice_ends_at - now).total_seconds())
    # Nothing asked: nothing is wanted, or the archive wants to be left alone.
    if asked and timezone.now() < ends_at and wanted(timezone.now()).exists():
        look_for_copies.enqueue(until)


def look(seconds: float, connect: Connect = client_from_settings) -> int:
    """Ask about links that want a copy for so long; return about how many."""
    links = list(wanted(timezone.now())[:_AT_ONCE])
    if not links:
        return 0
    errand = Errand(seconds, connect=connect)

    async def ask_one_after_the_other() -> int:
        asked = 0
        for link in links:
            if errand.is_over:
                break
            try:
                fetched, until = await errand.fetch(question(link), LONGEST_ANSWER)
            except PutOffError:
                break
            asked += 1
            if until is not None:
                # Not this link's fault; it is asked about when the time has come.
                break
            try:
                if fetched.problem:
                    raise BadAnswerError
                found = read_answer(fetched.body.content)
            except BadAnswerError:
                await errand.save(note_answer, link, State.FAILED)
            else:
                await errand.save(
                    note_answer, link, State.FOUND if found else State.NONE, found
                )
        return asked

    return errand.run(ask_one_after_the_other)


def wanted(now: datetime) -> QuerySet[Link]:
    """Return the links about which the archive is to be asked, in turn."""
    proposal = "archive_proposal__"
    lost = Q(health__verdict=Verdict.PROBABLY_BROKEN) | Q(
        availability=Link.Availability.UNAVAILABLE
    )
    never_asked = Q(archive_proposal=None) | ~Q(**{f"{proposal}url": F("url")})
    asked_long_ago = Q(
        **{
            f"{proposal}state": State.NONE,
            f"{proposal}asked_at__lt": now - settings.LINK_ARCHIVE_AGAIN,
        }
    ) | Q(
        **{
            f"{proposal}state": State.FAILED,
            f"{proposal}asked_at__lt": now - AGAIN_AFTER_FAILURE,
        }
    )
    asked_for = Q(**{f"{proposal}state": State.ASKED, f"{proposal}url": F("url")})
    return (
        Link.objects.filter(url__isnull=False, health__isnull=False)
        .exclude(health__verdict=Verdict.DANGEROUS)
        .filter(asked_for | Q(lost & (never_asked | asked_long_ago), archive_url=""))
        # What an editor waits for has a proposal already.
        .order_by(F("archive_proposal__asked_at").desc(nulls_last=True), "pk")
        .only("url", "created_at")
    )


def question(link: Link) -> str:
    """Return the address to ask: for a copy near the day the link was added."""
    added = timezone.localtime(link.created_at)
    query = urlencode({"url": link.url, "timestamp": f"{added:%Y%m%d}"})
    mark = "&" if "?" in settings.LINK_ARCHIVE_API else "?"
    return f"{settings.LINK_ARCHIVE_API}{mark}{query}"


def read_answer(body: bytes) -> Copy | None:
    """Return the copy that the archive tells of, or None when it has none.

    Raises BadAnswerError when it makes no sense, or leads away from the archive.
    """
    try:
        closest = json.loads(body)["archived_snapshots"].get("closest")
        if not closest or not closest["available"] or closest["status"] != "200":
            return None
        taken_on = datetime.strptime(closest["timestamp"][:8], "%Y%m%d").date()  # noqa: DTZ007
        # A service says all of it; nothing is completed for one that does not.
        if not closest["url"].startswith(("http://", "https://")):
            raise BadAnswerError
        address = URL(normalise_address(closest["url"]))
    except (
        *(ValueError, KeyError, TypeError, AttributeError, RecursionError),
        ValidationError,
    ) as error:
        raise BadAnswerError from error
    address.protocol = "https:"
    if address.hostname not in settings.LINK_ARCHIVE_HOSTS or address.port:
        raise BadAnswerError
    return Copy(normalise_address(address.href), taken_on)


def note_answer(link: Link, state: str, found: Copy | None = None) -> None:
    """Remember what the archive has answered about a link, if it is as it was."""
    if not Link.objects.filter(pk=link.pk, url=link.url).exists():
        return
    ArchiveProposal.objects.update_or_create(
        link_id=link.pk,
        defaults={
            "url": link.url,
            "state": state,
            "archive_url": found.url if found else "",
            "archived_on": found.date if found else None,
            "asked_at": timezone.now(),
        },
    )
