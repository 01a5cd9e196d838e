"""All that has happened to a link: checks, residents' reports and decisions.

One line each, the newest first, so that it reads as a story: a resident said so, the
check saw it too, a colleague did something about it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from operator import attrgetter

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from wagtail.models.audit_log import ModelLogEntry

from links.decisions.wording import words_of
from links.models import Check, Link, Report

LENGTH = 20
# Nobody reads more; two years of weekly checks that all saw something else fit.
WHOLE_LENGTH = 500


@dataclass(frozen=True)
class Event:
    """A line of the timeline."""

    at: datetime
    icon: str
    what: Promise | str
    who: Promise | str
    # For checks in a row that saw the same: the first of them.
    since: datetime | None = None
    # What was written.
    quote: str = ""
    # What came of it, or how often it was seen.
    more: Promise | str = ""
    # Where an editor can act on it.
    answer_url: str = ""

    @property
    def when(self) -> str:
        """The day, or the first and the last; with the time where that tells more."""
        last = localtime(self.at)
        first = localtime(self.since) if self.since else last
        if first.date() == last.date():
            return date_format(last, "j. F Y H.i")
        return f"{date_format(first, 'j. F Y')} – {date_format(last, 'j. F Y')}"


@dataclass(frozen=True)
class Timeline:
    """The newest events of a link, and whether there are more."""

    events: list[Event]
    is_cut: bool

    @classmethod
    def of(cls, link: Link, *, whole: bool = False) -> "Timeline":
        """Ask for the events of a link in three queries."""
        length = WHOLE_LENGTH if whole else LENGTH
        sources = (
            source(link, length + 1) for source in (_checks, _reports, _decisions)
        )
        newest_first = merge(*sources, key=attrgetter("at"), reverse=True)
        events = list(islice(newest_first, length + 1))
        return cls(events[:length], is_cut=len(events) > length)


def _checks(link: Link, length: int) -> Iterator[Event]:
    for check in Check.objects.filter(link=link)[:length]:
        seen = ngettext("seen once", "seen %(count)d times", check.count)
        yield Event(
            at=check.last_seen,
            since=check.first_seen,
            icon="warning" if check.problem else "check",
            what=words_of(check.problem).sentence,
            who=gettext("The link check"),
            more=seen % {"count": check.count} if check.count > 1 else "",
        )


def _reports(link: Link, length: int) -> Iterator[Event]:
    for report in Report.objects.filter(link=link).select_related("page")[:length]:
        what = gettext("A resident says that the link does not work")
        if report.page:
            what = gettext("A resident says that the link on “%(page)s” does not work")
            what %= {"page": report.page.title}
        yield Event(
            at=report.created_at,
            icon="comment",
            what=what,
            who=gettext("A resident"),
            quote=report.comment,
            more=outcome_of(report),
            answer_url=answer_url(report) if report.is_open else "",
        )


def _decisions(link: Link, length: int) -> Iterator[Event]:
    entries = ModelLogEntry.objects.for_instance(link).select_related("user")
    for entry in entries.order_by("-timestamp", "-pk")[:length]:
        yield Event(
            at=entry.timestamp,
            icon="user",
            what=entry.message,
            who=entry.user_display_name,
            more=entry.comment,
        )


def outcome_of(report: Report) -> str:
    """Return what came of a report in words: “Closed: …” with the answer, or ""."""
    if report.is_open:
        return ""
    words = str(report.get_outcome_display())
    if report.answer:
        words = f"{words}. {report.answer}"
    return gettext("Closed: %(outcome)s") % {"outcome": words}


def answer_url(report: Report) -> str:
    """Return the address where a report is closed."""
    return reverse("close_link_report", args=[report.pk])
