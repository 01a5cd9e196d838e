"""What the pages of somebody need, and what others wait for from them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Count, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from wagtail.models import Comment, CommentReply, Page, WorkflowState

from links.decisions.needed import needs_decision
from links.models import Link, LinkUse, Report
from links.permissions import may_see_links
from pages.desk.need import (
    COMMENT,
    DRAFT,
    LINK,
    REPORT,
    REVIEW,
    SENT_BACK,
    WAITING,
    Need,
    PageToSee,
    counted_by_page,
    other_sources,
)
from pages.desk.own_pages import COLUMNS, own_pages, pages_to_edit
from pages.owners.reviews import reviews_until

# Wagtail's screens for writing have room for no more of a comment.
_LONGEST_QUOTE = 160


class Desk:
    """All that `user` has to do about pages; a fixed number of queries."""

    def __init__(self, user, now: datetime | None = None):
        self.user = user
        self.now = now or timezone.now()

    @cached_property
    def own(self) -> dict[int, Page]:
        """The user's own pages, by primary key."""
        return _fetched(own_pages(self.user))

    @cached_property
    def to_see(self) -> list[PageToSee]:
        """The pages that need something, the heaviest need first, then the oldest."""
        needs = self._needs()
        pages = self._pages(needs)
        found = [
            PageToSee(pages[pk], sorted(of_page, key=lambda need: need.kind))
            for pk, of_page in needs.items()
            if pk in pages
        ]
        return sorted(
            found,
            key=lambda seen: (seen.needs[0].kind, seen.needs[0].since, seen.page.pk),
        )

    @cached_property
    def with_approver(self) -> list[PageToSee]:
        """The pages that somebody else is to approve, the longest wait first."""
        waiting = {
            pk: state
            for pk, state in self._in_workflow.items()
            if state.status == WorkflowState.STATUS_IN_PROGRESS
        }
        pages = self._pages(waiting)
        found = []
        for pk, state in waiting.items():
            if pk in pages:
                day = _day(state.created_at)
                sentence = gettext("Waiting for approval since %(day)s") % {"day": day}
                need = Need(WAITING, sentence, state.created_at)
                found.append(PageToSee(pages[pk], [need]))
        return sorted(found, key=lambda seen: seen.needs[0].since)

    def _pages(self, ids: Iterable[int]) -> dict[int, Page]:
        """The pages with these keys that the user may edit; no query for their own."""
        elsewhere = [pk for pk in ids if pk not in self.own]
        if not elsewhere:
            return self.own
        editable = pages_to_edit(self.user).filter(pk__in=elsewhere)
        return self.own | _fetched(editable)

    def _needs(self) -> dict[int, list[Need]]:
        sources: tuple[Callable[[], Iterator[tuple[int, Need]]], ...] = (
            self._sent_back,
            self._comments,
            self._reports,
            self._links,
            self._reviews,
            self._drafts,
            *(partial(source, self) for source in other_sources()),
        )
        needs = defaultdict(list)
        for source in sources:
            for pk, need in source():
                needs[pk].append(need)
        return needs

    @cached_property
    def _in_workflow(self) -> dict[int, WorkflowState]:
        """The pages that are being approved or were sent back: own, or sent by the user."""
        pages = ContentType.objects.get_for_model(Page)
        states = (
            WorkflowState.objects.active()
            .filter(base_content_type=pages)
            .filter(
                Q(requested_by=self.user)
                | Q(object_id__in=[str(pk) for pk in self.own])
            )
            .select_related("current_task_state")
        )
        return {int(state.object_id): state for state in states}

    def _sent_back(self):
        for pk, state in self._in_workflow.items():
            if state.status != WorkflowState.STATUS_NEEDS_CHANGES:
                continue
            answer = state.current_task_state
            since = (answer and answer.finished_at) or state.created_at
            said = _quoted(answer.comment if answer else "")
            day = _day(since)
            sentence = (
                gettext("Sent back on %(day)s: “%(said)s”")
                if said
                else gettext("Sent back on %(day)s")
            )
            yield pk, Need(SENT_BACK, sentence % {"day": day, "said": said}, since)

    def _comments(self):
        replies = CommentReply.objects.filter(comment=OuterRef("pk")).order_by(
            "-created_at", "-pk"
        )
        waiting = (
            Comment.objects.filter(resolved_at=None)
            .filter(
                Q(page__in=self.own)
                | Q(user=self.user)
                | Q(
                    pk__in=CommentReply.objects.filter(user=self.user).values("comment")
                )
            )
            .annotate(
                last_by=Coalesce(
                    Subquery(replies.values("user")[:1]),
                    "user",
                    output_field=BigIntegerField(),
                ),
                last_at=Coalesce(
                    Subquery(replies.values("created_at")[:1]), "created_at"
                ),
            )
            .exclude(last_by=self.user.pk)
        )
        for row in counted_by_page(waiting, "last_at"):
            sentence = ngettext(
                "A comment waits for your answer",
                "%(count)d comments wait for your answer",
                row["count"],
            )
            yield row["page"], Need(COMMENT, sentence % row, row["since"])

    def _reports(self):
        """Messages that name no link; the others are told with their links."""
        if not may_see_links(self.user):
            return
        waiting = Report.objects.filter(page__in=self.own, link=None, closed_at=None)
        for row in counted_by_page(waiting, "created_at"):
            sentence = ngettext(
                "A resident has written that a link does not work",
                "Residents have written %(count)d times that a link does not work",
                row["count"],
            )
            url = f"{reverse('link_reports')}?state=open&page={row['page']}"
            yield row["page"], Need(REPORT, sentence % row, row["since"], url)

    def _links(self):
        uses = LinkUse.objects.filter(
            page__in=self.own, link__in=Link.objects.filter(needs_decision())
        )
        for row in (
            uses.order_by()
            .values("page")
            .annotate(
                count=Count("link", distinct=True),
                since=Max("link__health__verdict_since"),
            )
        ):
            sentence = ngettext(
                "A link to decide about",
                "%(count)d links to decide about",
                row["count"],
            )
            yield (
                row["page"],
                Need(LINK, sentence % row, row["since"] or self.now),
            )

    def _reviews(self):
        today = timezone.localdate(self.now)
        for pk, day in reviews_until(self.own, today).items():
            sentence = gettext("Review due since %(day)s") % {"day": _day(day)}
            yield pk, Need(REVIEW, sentence, _midnight(day))

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
            yield pk, Need(DRAFT, sentence % {"day": _day(since)}, since)


def _fetched(pages) -> dict[int, Page]:
    wanted = pages.only(*COLUMNS).annotate_approved_schedule()
    return {page.pk: page for page in wanted}


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    return f"{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def _day(moment: datetime | date) -> str:
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment)
    return date_format(moment, "j. F Y")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
