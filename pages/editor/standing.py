"""What readers see of a page just now, said to whoever edits it."""

from datetime import datetime

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, WorkflowMenuItem
from wagtail.admin.panels import Panel
from wagtail.models import Page

from pages.changes.telling import NextPublication
from pages.moments import day_in_words, moment_as_said, moment_in_words
from pages.planning.plan import Plan, plan_of
from pages.planning.pressed import EXPIRE, GO_LIVE

PUBLISH, SUBMIT = "action-publish", "action-submit"
# What is said when one of these was pressed is about more than what was saved.
_DECISIONS = {PUBLISH, SUBMIT, "action-unpublish", "action-workflow-action"}


class StandingPanel(Panel):
    """Stands first in the form of every page.

    It also holds the button that Enter in a field presses: always the one that saves,
    whichever is the main one for the eye.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/panels/standing.html"

        class Media:
            js = ["js/admin/writing/page-changes.js"]

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            page, errors = self.instance, self.form.errors
            return context | {
                "sentences": what_readers_see(page),
                "refused": [*errors.get(GO_LIVE, []), *errors.get(EXPIRE, [])],
                "drops": self._drops(page),
                "publication": NextPublication(page) if page.pk else None,
            }

        def _drops(self, page: Page) -> list[tuple[str, str]]:
            """What of the plan one may give up: the name of each, and the words."""
            may = page.pk and page.permissions_for_user(self.request.user)
            if not may or not may.can_unschedule():
                return []
            plan = plan_of(page, timezone.now())
            drops = []
            if plan.begins:
                drops.append((GO_LIVE, gettext("Do not publish it then")))
            if plan.ends_now:
                drops.append((EXPIRE, gettext("Do not take it down then")))
            return drops


def what_readers_see(page: Page) -> list[str]:
    """Return in sentences what readers see of `page`, and what they will.

    True before and after a draft is saved: what is not published changes nothing.
    """
    sentences = [seen_now(page)]
    if page.pk is None:
        return sentences
    saved = page.latest_revision_created_at
    if page.live and page.has_unpublished_changes and saved:
        since = moment_in_words(saved)
        draft = gettext("There is a draft of %(moment)s that they do not see.")
        sentences.append(draft % {"moment": since})
    now = timezone.now()
    sentences += plan_in_words(plan_of(page, now), now)
    if (approval := page.current_workflow_state) is not None:
        started = {"day": day_in_words(approval.created_at)}
        sentences.append(
            gettext("Sent back to be changed.")
            if approval.status == approval.STATUS_NEEDS_CHANGES
            else gettext("Waiting for approval since %(day)s") % started + "."
        )
    return sentences


def plan_in_words(plan: Plan, now: datetime) -> list[str]:
    """Return in sentences what is planned and what is wished, in the order of time."""
    said = [
        (plan.ends_now, gettext("Taken down %(moment)s.")),
        (plan.begins, _of_begin(plan, now)),
        (plan.ends, gettext("Taken down again %(moment)s.")),
        (plan.wishes_begin, gettext("Wished for: published %(moment)s.")),
        (plan.wishes_end, gettext("Wished for: taken down again %(moment)s.")),
    ]
    return [
        sentence % {"moment": moment_as_said(moment, now)}
        for moment, sentence in said
        if moment
    ]


def _of_begin(plan: Plan, now: datetime) -> str:
    if plan.is_held_back:
        return gettext("Was to be published %(moment)s, and is held back.")
    if plan.begins and plan.begins <= now:
        return gettext("Was to be published %(moment)s; it happens within minutes.")
    return gettext("Published %(moment)s.")


def tell_of_draft(request, page: Page) -> None:
    """Wagtail hook: say after saving whether readers see it. Not of what saves itself."""
    if request.accepts("text/html") and not _DECISIONS & request.POST.keys():
        messages.info(request, " ".join(what_readers_see(page)))


class SendBackMenuItem(ActionMenuItem):
    """Leads to the screen on which a page is answered, with a message."""

    name = "send-back"
    label = _("Send back with a message")
    icon_name = "comment"

    def get_url(self, parent_context):
        address = reverse("approve_page", args=[parent_context["page"].pk])
        return f"{address}#id_comment"


def lead_with_decision(
    menu_items: list[ActionMenuItem], request, context: dict
) -> None:
    """Wagtail hook: put first what somebody most likely came for.

    Sending for approval, for those who cannot publish; approving, for those whom a page
    waits for. What Wagtail asks in a window after its menu is asked on one screen.
    """
    approvals = [item for item in menu_items if isinstance(item, WorkflowMenuItem)]
    if approvals:
        _lead_with_approving(menu_items, approvals, context["page"])
        return
    by_name = {item.name: item for item in menu_items}
    if PUBLISH not in by_name and (submit := by_name.get(SUBMIT)) is not None:
        menu_items.remove(submit)
        menu_items.insert(0, submit)


def _lead_with_approving(
    menu_items: list[ActionMenuItem], approvals: list[WorkflowMenuItem], page: Page
) -> None:
    at_once = [item for item in approvals if not item.launch_modal]
    # To publish past the last who approves is to approve, with a question more.
    past = [item for item in menu_items if item.name == PUBLISH]
    left_out = {
        *approvals,
        *(past if page.current_workflow_state.is_at_final_task else ()),
    }
    rest = [item for item in menu_items if item not in left_out]
    menu_items[:] = [*at_once, SendBackMenuItem(), *rest]


def seen_now(page: Page) -> str:
    """Return in a sentence what readers see of `page` just now."""
    if page.pk is not None and page.live:
        published = page.last_published_at
        if published is None:
            return gettext(
                "Readers can see this page. What you change they see once it is "
                "published."
            )
        return gettext(
            "Readers see the version of %(moment)s. What you change they see once it "
            "is published."
        ) % {"moment": moment_in_words(published)}
    if page.pk is not None and page.first_published_at is not None:
        return gettext(
            "The page has been taken down. Readers cannot see it until it is published "
            "again."
        )
    return gettext("Readers cannot see the page until it is published.")
