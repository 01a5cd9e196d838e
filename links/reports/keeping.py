"""What becomes of a resident's word that a link does not work."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.log_actions import log
from wagtail.models import Page

from links.actions.action import NotDoneError
from links.actions.catalogue import ACTIONS
from links.actions.states import LinkState
from links.models import Link, LinkHealth, LinkTally, Report
from links.models.report import COMMENT_LENGTH
from links.reports.limits import forget_counts
from links.reports.personal_data import without_personal_data
from links.runs.tasks import check_link

# No host is asked more often because somebody presses a button again and again.
CHECKED_LATELY = timedelta(hours=1)
# What somebody does with the link by saying that this has come of a report.
_ACTIONS = {
    Report.Outcome.UNAVAILABLE: ACTIONS["flag"],
    Report.Outcome.WORKS: ACTIONS["confirm"],
}


def report(
    page: Page,
    link: Link | None = None,
    *,
    address: str = "",
    comment: str = "",
    now: datetime | None = None,
) -> Report:
    """Keep a report and have the link looked at; nothing says who made it.

    `address` is what the reader chose when that is not where `link` leads.
    """
    now = now or timezone.now()
    with transaction.atomic():
        made = Report.objects.create(
            page_id=page.pk,
            link=link,
            address=address,
            comment=without_personal_data(comment)[:COMMENT_LENGTH],
            created_at=now,
        )
        recount([link.pk] if link else [])
    if link and not address:
        look_again(link.pk, now)
    elif not address:
        # The worker's next round finds out which.
        _make_due(LinkHealth.objects.filter(link__in=Link.objects.public_on(page)), now)
    return made


def look_again(link_id: int, now: datetime) -> None:
    """Have a link checked at once, unless that has just been done or is under way."""
    if _make_due(LinkHealth.objects.filter(pk=link_id), now):
        check_link.enqueue(link_id)


def _make_due(healths, now: datetime) -> int:
    """Make those due that are not, and that were not checked lately; say how many."""
    lately = Q(checked_at__gt=now - CHECKED_LATELY)
    return healths.filter(
        ~lately, marked_dangerous=False, next_check_at__gt=now
    ).update(next_check_at=now)


def attach(report: Report, link: Link, user) -> None:
    """Say which link a report is about."""
    with transaction.atomic():
        before = report.link_id
        report.link = link
        report.save(update_fields=["link"])
        recount({link.pk, before} - {None})
        log(instance=link, action="links.attach_report", user=user)
    look_again(link.pk, timezone.now())


def close(
    report: Report,
    user,
    outcome: str,
    answer: str = "",
    *,
    with_others: bool = False,
    now: datetime | None = None,
) -> int:
    """Close a report, and all others about its link if told to; return how many.

    Whoever says that the link was marked as unavailable marks it, if nobody has, and
    whoever says that it works vouches for it. Raises NotDoneError, with the report
    still open, when the link is not one of which that can be said.
    """
    link = report.link
    if reason := contradiction(link, outcome):
        raise NotDoneError(reason)
    wanted = Q(pk=report.pk)
    if with_others and link:
        wanted |= Q(link=link)
    with transaction.atomic():
        closed = Report.objects.filter(wanted, closed_at=None).update(
            closed_at=now or timezone.now(),
            closed_by=user,
            outcome=outcome,
            answer=answer,
        )
        if link and closed:
            action = _ACTIONS.get(outcome)
            if action and action.is_offered(LinkState(link)):
                action.do(link, user)
            recount([link.pk])
            data = {"outcome": outcome, "answer": answer, "count": closed}
            log(instance=link, action="links.close_report", user=user, data=data)
    return closed


def contradiction(link: Link | None, outcome: str) -> Promise | str:
    """Return why it cannot be said of a link that this has come of a report, or ""."""
    if link is None or outcome != Report.Outcome.WORKS:
        return ""
    state = LinkState(link)
    if state.is_flagged or state.is_dangerous:
        return ACTIONS["confirm"].refusal(state)
    return ""


def recount(link_ids: Iterable[int]) -> None:
    """Count the open reports of links anew; part of the caller's transaction."""
    ids = sorted(link_ids)
    LinkTally.objects.bulk_create(
        [LinkTally(link_id=pk) for pk in ids], ignore_conflicts=True
    )
    # Locked before they are counted: of two reports at once, the second counts both.
    locked = LinkTally.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    tallies = list(locked)
    counts = dict(
        Report.objects.filter(link__in=ids, closed_at=None)
        .order_by()
        .values_list("link")
        .annotate(Count("pk"))
    )
    for tally in tallies:
        tally.open_reports = counts.get(tally.pk, 0)
    LinkTally.objects.bulk_update(tallies, ["open_reports"])


def prune(now: datetime) -> int:
    """Forget reports that were closed long ago; return how many. Open ones stay."""
    oldest = now - timedelta(days=settings.LINK_REPORT_DAYS)
    deleted, _ = Report.objects.filter(closed_at__lt=oldest).delete()
    forget_counts(now)
    return deleted
