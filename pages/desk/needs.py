"""What the pages of somebody need, and what others wait for from them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.models import Page, PageLogEntry, WorkflowState

from clock.moments import beginning_of
from pages.desk.approval import WAITS, states_that_concern
from pages.desk.counting import Source, all_sources, counted_by_page, counted_together
from pages.desk.need import (
    DRAFT,
    LOCKED,
    REVIEW,
    SENT_BACK,
    WAITING,
    Need,
    PageToSee,
)
from pages.desk.own_pages import fetched, own_pages, pages_spoken_of
from pages.desk.sources import SOURCES
from pages.moments import day_in_words
from pages.upcoming.events import (
    Event,
    ending_rows,
    in_order,
    plan_event,
    planned_rows,
)

# How far back somebody is reminded of what they did last, and of how many pages.
_RECENT_DAYS, RECENT_PAGES = 60, 5
_RECENT, _PLANNED, _ENDING = -1, -2, -3
_WORK = ("wagtail.create", "wagtail.edit")


class Desk:
    """All that `user` has to do about pages; three queries, whatever there is."""

    def __init__(self, user, now: datetime | None = None):
        self.user = user
        self.now = now or timezone.now()

    @cached_property
    def own_ids(self) -> QuerySet:
        """Their primary keys, as a query: somebody may answer for thousands."""
        return own_pages(self.user).values("pk")

    @cached_property
    def own(self) -> dict[int, Page]:
        """The user's own pages, by primary key."""
        return {pk: page for pk, page in self._pages.items() if page.is_own}

    @cached_property
    def to_see(self) -> list[PageToSee]:
        """The pages that need something, the heaviest need first, then the oldest."""
        found = [
            PageToSee(self._pages[pk], sorted(of_page, key=lambda need: need.kind))
            for pk, of_page in self._needs().items()
            if pk in self._pages
        ]
        return sorted(
            found,
            key=lambda seen: (seen.needs[0].kind, seen.needs[0].since, seen.page.pk),
        )

    @cached_property
    def with_approver(self) -> list[PageToSee]:
        """The pages that somebody else is to approve, the longest wait first."""
        return self._waiting(up_to_user=False)

    @cached_property
    def to_approve(self) -> list[PageToSee]:
        """The pages that wait for this user's yes or no, the longest wait first."""
        return self._waiting(up_to_user=True)

    @cached_property
    def recent(self) -> list[tuple[Page, datetime]]:
        """The pages that the user worked on last, each with when."""
        rows = [row for row in self._counted if row["source"] == _RECENT]
        rows.sort(key=lambda row: row["since"], reverse=True)
        found = [row for row in rows if row["page"] in self._pages]
        return [
            (self._pages[row["page"]], row["since"]) for row in found[:RECENT_PAGES]
        ]

    @cached_property
    def _pages(self) -> dict[int, Page]:
        """All pages that something is said of, as far as the user may edit them."""
        asked_for = {*self._in_workflow, *(row["page"] for row in self._counted)}
        to_approve = [
            pk for pk, state in self._in_workflow.items() if state.is_up_to_user
        ]
        return fetched(
            pages_spoken_of(self.user, asked_for, to_approve, self.own_ids),
            self.own_ids,
        )

    @cached_property
    def plans(self) -> list[Event]:
        """What is planned of the pages that the user may edit, the next first."""
        found = {_PLANNED: [], _ENDING: []}
        for row in self._counted:
            page = self._pages.get(row["page"])
            if row["source"] in found and page is not None:
                found[row["source"]].append(
                    plan_event(row["since"], page, revision_id=row["count"])
                )
        return in_order(found[_PLANNED], found[_ENDING])

    @cached_property
    def _counted(self) -> list[dict]:
        since = self.now - timedelta(days=_RECENT_DAYS)
        done = PageLogEntry.objects.filter(
            user=self.user, action__in=_WORK, timestamp__gte=since
        )
        # Two sources may tell of needs of one kind: each has a number of its own.
        told = [(number, each.rows(self)) for number, each in enumerate(self._sources)]
        parts = [(number, rows) for number, rows in told if rows is not None]
        recent = (_RECENT, counted_by_page(done, "timestamp"))
        plans = [(_PLANNED, planned_rows()), (_ENDING, ending_rows())]
        return list(counted_together([recent, *plans, *parts]))

    @cached_property
    def _sources(self) -> list[Source]:
        return [*SOURCES, *all_sources()]

    def _needs(self) -> dict[int, list[Need]]:
        needs = defaultdict(list)
        for told in (
            self._sent_back(),
            self._in_words(),
            self._reviews(),
            self._drafts(),
            self._locked(),
        ):
            for pk, need in told:
                needs[pk].append(need)
        return needs

    @cached_property
    def _in_workflow(self) -> dict[int, WorkflowState]:
        states = states_that_concern(self.user, self.own_ids)
        return {int(state.object_id): state for state in states}

    def _waiting(self, *, up_to_user: bool) -> list[PageToSee]:
        found = []
        for pk, state in self._in_workflow.items():
            if state.status != WAITS or pk not in self._pages:
                continue
            if state.is_up_to_user == up_to_user:
                day = day_in_words(state.created_at)
                sentence = gettext("Waiting for approval since %(day)s") % {"day": day}
                need = Need(WAITING, sentence, state.created_at)
                sent_by = _name(state.requested_by) if state.requested_by else ""
                found.append(PageToSee(self._pages[pk], [need], sent_by))
        return sorted(found, key=lambda seen: seen.needs[0].since)

    def _in_words(self) -> Iterator[tuple[int, Need]]:
        for row in self._counted:
            if row["source"] < 0:
                continue
            source = self._sources[row["source"]]
            yield (
                row["page"],
                Need(
                    source.kind,
                    source.sentence(row["count"]),
                    row["since"] or self.now,
                    source.url(row["page"]),
                ),
            )

    def _sent_back(self):
        for pk, state in self._in_workflow.items():
            if state.status == WAITS:
                continue
            # An approver sees what others were sent only as an approver.
            if pk not in self.own and state.requested_by_id != self.user.pk:
                continue
            answer = state.current_task_state
            since = (answer and answer.finished_at) or state.created_at
            who = answer.finished_by if answer else None
            sentence = (
                gettext("Sent back on %(day)s by %(who)s")
                if who
                else gettext("Sent back on %(day)s")
            ) % {"day": day_in_words(since), "who": who and _name(who)}
            said = answer.comment.strip() if answer else ""
            yield pk, Need(SENT_BACK, sentence, since, said=said)

    def _reviews(self):
        today = timezone.localdate(self.now)
        for pk, page in self.own.items():
            day = page.next_review
            if page.live and day is not None and day <= today:
                sentence = gettext("Review due since %(day)s") % {
                    "day": day_in_words(day)
                }
                yield pk, Need(REVIEW, sentence, beginning_of(day))

    def _drafts(self):
        for pk, page in self.own.items():
            if not page.has_unpublished_changes or pk in self._in_workflow:
                continue
            if page.approved_schedule or page.expired:
                continue
            since = page.latest_revision_created_at or self.now
            sentence = (
                gettext("Changes of %(day)s that readers do not see yet")
                if page.live
                else gettext("Draft since %(day)s")
            )
            yield pk, Need(DRAFT, sentence % {"day": day_in_words(since)}, since)

    def _locked(self):
        for pk, page in self._pages.items():
            if page.locked and page.locked_by_id == self.user.pk:
                since = page.locked_at or self.now
                sentence = gettext(
                    "Locked by you since %(day)s: nobody else can edit it"
                )
                yield (
                    pk,
                    Need(LOCKED, sentence % {"day": day_in_words(since)}, since),
                )


def _name(user) -> str:
    return user.get_full_name() or user.get_username()
