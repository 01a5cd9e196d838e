"""What is planned for a page, and what is only wished."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime
from wagtail.models import Page, PageLogEntry

HELD_BACK = "pages.hold_back"


@dataclass(frozen=True)
class Plan:
    """When a page is published and taken down; None is never."""

    # Agreed: the worker does it.
    begins: datetime | None = None
    is_held_back: bool = False
    # Of the version that is planned.
    ends: datetime | None = None
    # Of the version that readers see now.
    ends_now: datetime | None = None
    # Chosen in the draft: as soon as somebody publishes or approves it.
    wishes_begin: datetime | None = None
    wishes_end: datetime | None = None


def plan_of(page: Page, now: datetime) -> Plan:
    """Return what is planned for a page that may be the draft; at most three queries."""
    ends_now = _expiry_of_live(page) if page.live else None
    planned = page.scheduled_revision
    if planned is None:
        return Plan(
            ends_now=ends_now,
            wishes_begin=_later(page.go_live_at, now),
            wishes_end=None
            if page.expire_at == ends_now
            else _later(page.expire_at, now),
        )
    begins = planned.approved_go_live_at
    return Plan(
        begins=begins,
        is_held_back=begins <= now and _is_held_back(planned),
        ends=_later(parse_datetime(planned.content.get("expire_at") or ""), now),
        # What comes before brings an end of its own.
        ends_now=ends_now if ends_now and ends_now <= begins else None,
    )


def _expiry_of_live(page: Page) -> datetime | None:
    rows = Page.objects.filter(pk=page.pk, live=True)
    return rows.values_list("expire_at", flat=True).first()


def _is_held_back(revision) -> bool:
    return PageLogEntry.objects.filter(action=HELD_BACK, revision=revision).exists()


def _later(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment and moment > now else None
