"""All that pages can need, and a site, told on the dashboard of one person."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Comment, Page, Revision, TaskState, Workflow, WorkflowState

from backups.models import Backup
from colleagues.models import Departure
from feedback.models import FeedbackComment
from linkcheck.verdicts import Verdict
from links.models import Link, LinkUse, Report
from pages.models import StandardPage
from tests.factories import (
    DepartmentPageFactory,
    NoticeFactory,
    PersonFactory,
    UserFactory,
)
from tests.links.staff import judged
from tests.many_pages import many_pages
from users.second_factor.models import SecondFactorSettings

LONG_AGO = timedelta(days=500)


class Desk:
    """Many pages of one owner, each of which needs all that it can need."""

    def __init__(self, count: int):
        self.owner = PersonFactory()
        self.pages = many_pages(self.owner, count, has_unpublished_changes=True)
        self.colleague = UserFactory()
        if self.pages:
            self._say()
            revision = self.pages[0].specific.save_revision()
            self._plan(revision)
            self._send_for_approval(revision)

    def give_to(self, user) -> None:
        """Let `user` be the one who answers for all, and has locked them; None is nobody."""
        self.owner.user = user
        self.owner.save()
        ids = [page.pk for page in self.pages]
        Page.objects.filter(pk__in=ids).update(locked=True, locked_by=user)

    def _say(self) -> None:
        now = timezone.now()
        link = Link.objects.first() or judged(Verdict.PROBABLY_BROKEN)
        LinkUse.objects.bulk_create(
            LinkUse(link=link, page=page, in_live=True, in_draft=True)
            for page in self.pages
        )
        Report.objects.bulk_create(
            Report(page=page, created_at=now) for page in self.pages
        )
        FeedbackComment.objects.bulk_create(
            FeedbackComment(page=page, text="?", created_at=now) for page in self.pages
        )
        Comment.objects.bulk_create(
            Comment(page=page, user=self.colleague, text="?", contentpath="title")
            for page in self.pages
        )

    def _plan(self, revision: Revision) -> None:
        """Publish a change of the first one later, and take all of them down then."""
        later = timezone.now() + timedelta(days=3)
        revision.approved_go_live_at = later
        revision.save()
        ids = [page.pk for page in self.pages]
        Page.objects.filter(pk__in=ids).update(expire_at=later)

    def _send_for_approval(self, revision: Revision) -> None:
        """Have every other page be with those who approve, as Wagtail writes it down."""
        workflow = Workflow.objects.active().first()
        states = WorkflowState.objects.bulk_create(
            WorkflowState(
                object_id=str(page.pk),
                workflow=workflow,
                requested_by=self.colleague,
                base_content_type=ContentType.objects.get_for_model(Page),
                content_type=ContentType.objects.get_for_model(StandardPage),
            )
            for page in self.pages[::2]
        )
        task = workflow.tasks.first()
        answers = TaskState.objects.bulk_create(
            TaskState(
                workflow_state=state,
                revision=revision,
                task=task,
                content_type=ContentType.objects.get_for_model(TaskState),
            )
            for state in states
        )
        for state, answer in zip(states, answers, strict=True):
            state.current_task_state = answer
        WorkflowState.objects.bulk_update(states, ["current_task_state"])


def let_the_site_need_everything(folder, settings) -> None:
    """Have the dashboard of an administrator tell all that it can besides pages."""
    settings.BACKUP_DIR = folder
    now = timezone.now()
    SecondFactorSettings.objects.create(asked=SecondFactorSettings.Asked.EVERYBODY)
    Backup.objects.create(made_at=now - LONG_AGO, name="a.tar", size=1)
    Backup.objects.create(made_at=now, problem="There is no room left.")
    department = DepartmentPageFactory()
    for _number in range(12):
        NoticeFactory(departments=[department])
        idle = UserFactory(is_superuser=False, last_login=now - LONG_AGO)
        person = PersonFactory(user=idle)
        Departure.objects.create(user=idle, person=person, last_day=now.date())
