"""What is said of the events on one screen; a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import page_permission_policy

from linkcheck.verdicts import Verdict
from links.models import LinkUse
from pages.moments import day_as_said, time_in_words
from pages.planning.plan import HELD_BACK
from pages.planning.pressed import EXPIRE, GO_LIVE
from pages.upcoming.events import KINDS, PUBLISH, REPLACE, REVIEW, TAKE_DOWN, Event

_TO_READERS = (PUBLISH, REPLACE)
_PLANNED = "wagtail.publish.schedule"
_COLUMNS = ("title", "draft_title", "depth", "live", "content_type", "path")


@dataclass(frozen=True)
class UpcomingLine:
    """An event as it stands in the list."""

    event: Event
    page: Page
    # Who has planned it, if that is known, and why it does not happen.
    by: str = ""
    obstacles: list[str] = field(default_factory=list)
    may_drop: bool = False

    @property
    def title(self) -> str:
        return self.page.draft_title or self.page.title

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def time(self) -> str:
        """The hour, where there is one."""
        if self.event.kind == REVIEW:
            return ""
        return time_in_words(self.event.moment)

    @property
    def what(self) -> str:
        return str(KINDS[self.event.kind])

    @property
    def kind(self) -> str:
        return self.event.kind

    @property
    def dropped(self) -> str:
        """What the button that takes it back sends; "" where there is none."""
        if not self.may_drop:
            return ""
        if self.kind in _TO_READERS:
            return GO_LIVE
        # The end of what is planned goes with the plan.
        is_of_live = self.kind == TAKE_DOWN and not self.event.revision_id
        return EXPIRE if is_of_live else ""


@dataclass(frozen=True)
class UpcomingDay:
    """A day with its lines; the first of a month on the screen names the month."""

    heading: str
    month: str
    lines: list[UpcomingLine]


def days_of(lines: Iterable[UpcomingLine], now: datetime) -> list[UpcomingDay]:
    """Return the lines by the days on which they happen; what is overdue comes first."""
    today = timezone.localdate(now)
    days, former_month = [], ""
    for day, of_day in groupby(lines, key=lambda line: _day_of(line.event, now)):
        month = _capitalised(date_format(day, "F Y")) if day else ""
        heading = _capitalised(day_as_said(day, today)) if day else gettext("Overdue")
        days.append(
            UpcomingDay(heading, month if month != former_month else "", list(of_day))
        )
        former_month = month or former_month
    return days


def brief_lines(events: Iterable[Event]) -> list[UpcomingLine]:
    """Return what the plans themselves tell, without a query."""
    return [
        UpcomingLine(
            event,
            Page(pk=event.page_id, title=event.title, draft_title=event.title),
        )
        for event in events
    ]


def lines_of(events: Iterable[Event], user, now: datetime) -> list[UpcomingLine]:
    """Return what is said of `events`, of pages that are still there."""
    events = list(events)
    page_ids = {event.page_id for event in events}
    pages = Page.objects.only(*_COLUMNS).in_bulk(page_ids)
    droppable = _publishable(page_ids, user)
    planned = {event.revision_id for event in events if event.revision_id}
    planners = _planners(planned)
    held_back = _held_back(planned)
    dangers = _dangers({event.page_id for event in events if event.kind in _TO_READERS})
    lines = []
    for event in events:
        page = pages.get(event.page_id)
        if page is None:
            continue
        obstacles = []
        if event.kind in _TO_READERS:
            is_overdue = event.moment <= now
            obstacles = held_back.get(event.revision_id, []) if is_overdue else []
            obstacles = obstacles or dangers.get(event.page_id, [])
        lines.append(
            UpcomingLine(
                event,
                page,
                planners.get(event.revision_id, ""),
                obstacles,
                page.pk in droppable,
            )
        )
    return lines


def _publishable(page_ids: set[int], user) -> set[int]:
    """The pages that `user` may publish, and so take back when that happens."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
    return set(pages.filter(pk__in=page_ids).values_list("pk", flat=True))


def _planners(revision_ids: set[int]) -> dict[int, str]:
    entries = PageLogEntry.objects.filter(
        action=_PLANNED, revision__in=revision_ids
    ).select_related("user")
    return {
        entry.revision_id: user_display_name(entry.user)
        for entry in entries.order_by("timestamp")
        if entry.user
    }


def _held_back(revision_ids: set[int]) -> dict[int, list[str]]:
    entries = PageLogEntry.objects.filter(action=HELD_BACK, revision__in=revision_ids)
    found = {}
    for entry in entries:
        guidance = entry.data.get("guidance")
        names = ", ".join(guidance or entry.data.get("links", []))
        found[entry.revision_id] = [
            gettext("Held back by guiding text in: %s") % names
            if guidance
            else gettext("Held back by dangerous links: %s") % names
        ]
    return found


def _dangers(page_ids: set[int]) -> dict[int, list[str]]:
    """What will hold a page back unless somebody sees to it, as far as is known now."""
    uses = LinkUse.objects.filter(
        page__in=page_ids, in_draft=True, link__health__verdict=Verdict.DANGEROUS
    )
    found = {}
    for page_id, title in uses.values_list("page", "link__title").order_by("link"):
        told = gettext("Will be held back by a dangerous link: %s") % title
        found.setdefault(page_id, []).append(told)
    return found


def _day_of(event: Event, now: datetime) -> date | None:
    """The day under which an event stands; None for what should have happened."""
    if event.kind != REVIEW and event.moment <= now:
        return None
    return timezone.localtime(event.moment).date()


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
