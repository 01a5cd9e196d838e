"""Gives the demo's links a past, as if they had been checked for months.

The worker leaves them alone for a year: their hosts are invented, so the first check
would find all of them gone. A link that a visitor asks to have checked is checked.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from demo.content.links.states import (
    CONFIRM,
    DANGER,
    LEAVE,
    LINK_STATES,
    OPEN_REPORT,
    WORKS,
)
from demo.link_records import LinkStateRecord, ReportRecord
from demo.streams import Registry
from linkcheck.codes import Family, family_of
from linkcheck.verdicts import Verdict
from links.decisions.dismissal import dismiss
from links.health import days, keeping
from links.models import (
    ArchiveProposal,
    Check,
    Link,
    LinkHealth,
    RegisterDay,
    Report,
)
from links.reports import keeping as reports

QUIET = timedelta(days=365)
DAYS_NOTED = 120
_STRIKES = (Family.GONE, Family.TEMPORARY)


def give_links_a_past(registry: Registry, administrator, now: datetime) -> None:
    """Make what checks, residents and editors have said of the links so far."""
    for key, link in registry.links.items():
        if link.url:
            state = LINK_STATES.get(key, WORKS)
            _set_health(link, state, now)
            _ask_archive(link, state, now)
            for record in state.reports:
                _report(registry, record, link, administrator, now)
            _decide(link, state, administrator)
    _report(registry, OPEN_REPORT, None, administrator, now)
    reports.recount(link.pk for link in registry.links.values())
    asked = LinkHealth.objects.filter(marked_dangerous=False)
    asked.update(next_check_at=now + QUIET)
    _note_days(now)


def _set_health(link: Link, state: LinkStateRecord, now: datetime) -> None:
    known = LinkHealth.objects.get(pk=link.pk)
    known.verdict = state.verdict
    if not state.checks:
        return
    known.verdict_since = now - timedelta(days=state.since)
    last = state.checks[-1]
    known.problem = str(last.problem)
    known.http_status = last.http_status
    known.checked_at = now - timedelta(days=last.last)
    known.duration_ms = 180
    known.final_url = link.url
    if family_of(last.problem) in _STRIKES:
        known.strikes = last.count
        known.failing_since = now - timedelta(days=last.first)
    if family_of(last.problem) is Family.GONE:
        known.gone_since = known.failing_since
    if state.moved_to:
        known.moved_to = known.final_url = state.moved_to
        known.moved_sightings = last.count
        known.redirects = [[301, link.url]]
    known.save()
    Check.objects.bulk_create(
        Check(
            link=link,
            problem=str(record.problem),
            http_status=record.http_status,
            first_seen=now - timedelta(days=record.first),
            last_seen=now - timedelta(days=record.last),
            count=record.count,
        )
        for record in state.checks
    )


def _ask_archive(link: Link, state: LinkStateRecord, now: datetime) -> None:
    """Answer for the archive, which must not be asked for what never was."""
    if state.verdict != Verdict.PROBABLY_BROKEN:
        return
    found = bool(state.archive_url)
    ArchiveProposal.objects.create(
        link=link,
        url=link.url,
        state=ArchiveProposal.State.FOUND if found else ArchiveProposal.State.NONE,
        archive_url=state.archive_url,
        archived_on=state.archived_on,
        asked_at=now,
    )


def _decide(link: Link, state: LinkStateRecord, administrator) -> None:
    if state.decision == CONFIRM:
        keeping.confirm(link, administrator)
    elif state.decision == DANGER:
        keeping.mark_dangerous(link, administrator, mark=True)
    elif state.decision == LEAVE:
        dismiss(link, administrator, comment=state.comment)


def _report(
    registry: Registry, record: ReportRecord, link, administrator, now: datetime
) -> None:
    is_closed = bool(record.outcome)
    at = now - timedelta(days=record.days_ago)
    Report.objects.create(
        page_id=registry.pages[record.page].pk,
        link=link,
        comment=record.comment,
        created_at=at,
        closed_at=at + timedelta(days=1) if is_closed else None,
        closed_by=administrator if is_closed else None,
        outcome=record.outcome,
        answer=record.answer,
    )


def _note_days(now: datetime) -> None:
    """Let the register get worse and be mended on its way to how it stands today."""
    today = days.standing_now()
    noted = []
    for ago in range(1, DAYS_NOTED):
        verdicts = {str(name): count for name, count in today.verdicts.items()}
        # More trouble before colleagues tidied up two months ago, less right after.
        extra = (
            4 if ago > 60 else -min(verdicts.get(Verdict.PROBABLY_BROKEN, 0), ago // 12)
        )
        _move(verdicts, Verdict.OK, Verdict.PROBABLY_BROKEN, extra)
        _move(verdicts, Verdict.OK, Verdict.FAILING, ago % 9 // 7)
        if ago > 9:
            _move(verdicts, Verdict.MOVED, Verdict.OK, verdicts.get(Verdict.MOVED, 0))
        noted.append(
            RegisterDay(
                date=timezone.localdate(now) - timedelta(days=ago),
                verdicts=verdicts,
                unavailable=max(today.unavailable - (ago > 60), 0),
                open_reports=today.open_reports if ago < 3 else ago % 4,
            )
        )
    RegisterDay.objects.bulk_create(noted, ignore_conflicts=True)
    days.note_today()


def _move(verdicts: dict[str, int], source: str, target: str, count: int) -> None:
    verdicts[source] = verdicts.get(source, 0) - count
    verdicts[target] = verdicts.get(target, 0) + count
