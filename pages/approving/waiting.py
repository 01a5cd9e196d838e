"""What waits for a yes or no, and giving it: once, and of what was seen."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.models import Page, TaskState, WorkflowState

from pages.moments import moment_in_words


class NotWaitingError(Exception):
    """Nobody waits for an answer about the page; the message says why, for staff."""


class NotForThemError(NotWaitingError):
    """Others are to answer."""


class ChangedMeanwhileError(Exception):
    """The page is no longer the one that was looked at."""


@dataclass
class Waiting:
    """A page that waits for `user`, as it would be published."""

    state: WorkflowState
    user: object

    @property
    def task_state(self) -> TaskState:
        return self.state.current_task_state

    @cached_property
    def page(self) -> Page:
        """The page in its specific class, as it is stored."""
        return self.state.content_object.specific

    @cached_property
    def draft(self) -> Page:
        """What readers will get: the latest draft, whoever saved it."""
        return self.page.get_latest_revision_as_object()

    @cached_property
    def publishes(self) -> bool:
        """Whether a yes publishes; it may be one of several."""
        return bool(self.state.is_at_final_task)

    @property
    def sent_by(self) -> str:
        return name_of(self.state.requested_by)

    @property
    def mended(self) -> str:
        """Who has saved the page after it was sent, in a sentence; or ""."""
        latest = self.page.latest_revision
        if latest.pk == self.task_state.revision_id:
            return ""
        return gettext("%(who)s has edited the page since it was sent, %(moment)s.") % {
            "who": name_of(latest.user),
            "moment": moment_in_words(latest.created_at),
        }


def find_waiting(page: Page, user) -> Waiting:
    """Return what waits for `user` about a page; raise NotWaitingError with the reason."""
    state = (
        page.workflow_states.active()
        .select_related("current_task_state__task", "requested_by")
        .first()
    )
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise NotWaitingError(_what_became_of(page))
    task = state.current_task_state.task.specific
    if not task.get_actions(page, user):
        raise NotForThemError(
            gettext("“%(title)s” waits for somebody else’s approval.") % _title(page)
        )
    return Waiting(state, user)


@transaction.atomic
def answer(page: Page, user, seen: str, action: str, comment: str) -> Waiting:
    """Approve a page or send it back, as `user`; return what was waiting.

    Whoever comes second finds that nothing waits, and is told who was first. `seen` is
    the key of the version that was looked at.
    """
    # The second of two at once waits here until the first is done.
    list(page.workflow_states.active().select_for_update().values_list("pk"))
    waiting = find_waiting(page, user)
    if str(waiting.page.latest_revision_id) != seen:
        raise ChangedMeanwhileError
    task = waiting.task_state.task.specific
    task.on_action(waiting.task_state.specific, user, action, comment=comment)
    return waiting


def name_of(user) -> str:
    """Return how staff know somebody."""
    if user is None:
        return gettext("Somebody")
    return user.get_full_name() or user.get_username()


def _title(page: Page) -> dict:
    return {"title": page.get_admin_display_title()}


def _what_became_of(page: Page) -> str:
    """Return who has answered already, or that nobody has asked."""
    last = (
        TaskState.objects.filter(workflow_state__in=page.workflow_states.all())
        .exclude(finished_at=None)
        .select_related("finished_by")
        .order_by("-finished_at", "-pk")
        .first()
    )
    told = {
        TaskState.STATUS_APPROVED: gettext(
            "%(who)s has already approved “%(title)s”, %(moment)s."
        ),
        TaskState.STATUS_REJECTED: gettext(
            "%(who)s has already sent “%(title)s” back, %(moment)s."
        ),
    }.get(last.status if last else "")
    if told is None:
        return gettext("“%(title)s” does not wait for approval.") % _title(page)
    return told % {
        "who": name_of(last.finished_by),
        "moment": moment_in_words(last.finished_at),
        **_title(page),
    }
