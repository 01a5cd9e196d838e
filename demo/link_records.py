"""The shapes in which it is written down what is known of the demo's links."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ChecksRecord:
    """Checks in a row that saw the same; times are days before the demo is loaded."""

    first: float
    last: float
    count: int
    problem: str = ""
    http_status: int | None = 200


@dataclass(frozen=True, kw_only=True)
class ReportRecord:
    """A resident's word that a link does not work; an answered one has an outcome."""

    page: str
    days_ago: float
    comment: str = ""
    outcome: str = ""
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class LinkStateRecord:
    """What is known of a link, as if it had been checked for months.

    `decision` is what an editor has said since: that it works, that it is dangerous,
    or that it may be left as it is, with a comment.
    """

    verdict: str
    # Days since it has been so.
    since: float
    checks: tuple[ChecksRecord, ...] = ()
    moved_to: str = ""
    archive_url: str = ""
    archived_on: datetime.date | None = None
    decision: str = ""
    comment: str = ""
    reports: tuple[ReportRecord, ...] = ()
