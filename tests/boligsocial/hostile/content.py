"""One of everything, under one number, so that any address finds something."""

import datetime
import uuid

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from taggit.models import Tag
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    ModelLogEntry,
    PageViewRestriction,
    Revision,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail.snippets.models import get_snippet_models

from colleagues.models import Departure
from feedback.models import FeedbackComment
from forms.models import FormPicture
from importer.models import ImportedPage, ImportedSource, ImportRule, ImportRun
from links.models import Link, Report, Rewrite
from media.models import SiteDocument
from page_templates.making import make_template
from page_templates.models import PageTemplate
from pages.models.base import page_models
from search.models import SearchPromotion
from tests.factories import (
    ActivityIndexPageFactory,
    ActivityPageFactory,
    DepartmentIndexPageFactory,
    DepartmentPageFactory,
    DocumentFactory,
    FormPageFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    LinkFactory,
    NewsIndexPageFactory,
    NoticeFactory,
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    SubscriptionFactory,
    ThemeFactory,
    UserFactory,
    message_in,
    publish,
    rich_text_link,
)

NUMBER = 4321
# Of the page above.
ABOVE = 4320
# A page with a form.
FORM = 4319
DEPARTMENT, DEPARTMENT_SLUG = 4318, "roennen"
CALENDAR = 4317
ACTIVITY, ACTIVITY_DAY = 4316, datetime.date(2026, 12, 8)
CHANGE = uuid.UUID(int=NUMBER)
SUBSCRIPTION = uuid.UUID(int=NUMBER)
HOST = "egeby.example"


def fill_site(user) -> None:
    """Make one of everything that an address can be about."""
    SiteSettingsFactory(brand_colour="#1d5b45")
    link = _make_links(user)
    page = _make_pages(link, user)
    _make_private(page)
    _make_workflow(page, user)
    make_template(page, PageTemplate(pk=NUMBER, name="Vores indsats"), user)
    _make_import(page, user)
    form = publish(FormPageFactory(pk=FORM))
    message = message_in(form, pk=NUMBER)
    FormPicture.objects.create(
        pk=NUMBER,
        page=form,
        submission=message,
        question="q",
        token="t",
        name="lys.jpg",
        content=b"\xff\xd8",
        created_at=message.created_at,
    )
    FeedbackComment.objects.create(
        pk=NUMBER, page=page, text="Hvad koster det?", created_at=timezone.now()
    )
    SearchPromotion.objects.create(pk=NUMBER, words="husdyr", page=page)
    Group.objects.create(pk=NUMBER, name="Beboerrådgivere")
    _make_what_is_told()
    leaving = UserFactory(pk=NUMBER)
    Departure.objects.create(pk=NUMBER, user=leaving, last_day=timezone.localdate())
    Redirect.objects.create(pk=NUMBER, old_path="/gammel", redirect_page=page)
    UploadedFile.objects.create(
        pk=NUMBER,
        file="husorden.pdf",
        for_content_type=ContentType.objects.get_for_model(SiteDocument),
        uploaded_by_user=user,
    )
    now = timezone.now()
    EditingSession.objects.create(
        pk=NUMBER, user=user, content_object=page, last_seen_at=now
    )


def _make_links(user) -> Link:
    link = LinkFactory(pk=NUMBER, flagged=True, url=f"https://{HOST}/vicevaerter")
    log(instance=link, action="wagtail.edit", user=user, uuid=CHANGE)
    ModelLogEntry.objects.update(uuid=CHANGE)
    Report.objects.create(pk=NUMBER, link=link, created_at=timezone.now())
    Rewrite.objects.create(
        pk=NUMBER, host=HOST, find="a", replace="b", state=Rewrite.State.TESTED
    )
    return link


def _make_pages(link, user):
    person, picture = PersonFactory(pk=NUMBER), PictureFactory(pk=NUMBER)
    DocumentFactory(pk=NUMBER)
    words = f"<p>{rich_text_link(link, 'derinde')} https://{HOST}/beboere</p>"
    return publish(
        InitiativePageFactory(
            pk=NUMBER,
            parent=InitiativeIndexPageFactory(pk=ABOVE),
            picture=picture,
            content_owner=person,
            contact=person,
            themes=[ThemeFactory(pk=NUMBER)],
            body=[
                ("text", {"title": "Regler", "text": words}),
                ("link_list", {"title": "Læs mere", "links": [link]}),
            ],
        ),
        user,
    )


def _make_what_is_told() -> None:
    department = DepartmentPageFactory(
        pk=DEPARTMENT, slug=DEPARTMENT_SLUG, parent=DepartmentIndexPageFactory()
    )
    NoticeFactory(pk=NUMBER, departments=[department])
    SubscriptionFactory(pk=NUMBER, key=SUBSCRIPTION, departments=[department])
    NewsIndexPageFactory()
    calendar = ActivityIndexPageFactory(pk=CALENDAR)
    publish(ActivityPageFactory(pk=ACTIVITY, parent=calendar, first_day=ACTIVITY_DAY))


def _make_import(page, user) -> None:
    run = ImportRun.objects.create(
        pk=NUMBER, kind=ImportRun.Kind.PASTED, parent=page.get_parent(), begun_by=user
    )
    source = ImportedSource.objects.create(
        pk=NUMBER, run=run, position=0, name="Gammel side", identity="a"
    )
    ImportedPage.objects.create(
        pk=NUMBER, source=source, key="side", position=0, page=page, title="Gammel side"
    )
    ImportRule.objects.create(
        pk=NUMBER, run=run, text="Om:", key="om", decide="drop", decided_by=user
    )


def _make_private(page) -> None:
    password = {"restriction_type": "password", "password": "gavl"}
    locked = StandardPageFactory(slug="lukket")
    PageViewRestriction.objects.create(pk=NUMBER, page=locked, **password)
    root = Collection.get_first_root_node()
    collection = root.add_child(pk=NUMBER, name="Bestyrelsen")
    CollectionViewRestriction.objects.create(
        pk=NUMBER, collection=collection, **password
    )


def _make_workflow(page, user) -> None:
    task = GroupApprovalTask.objects.create(pk=NUMBER, name="Gennemsyn")
    workflow = Workflow.objects.create(pk=NUMBER, name="Gennemsyn")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page.get_parent())
    revision = page.save_revision(user=user)
    state = workflow.start(page, user)
    # Made by Wagtail, so that their numbers are changed afterwards.
    task_state = TaskState.objects.get(workflow_state=state)
    Revision.objects.filter(pk=revision.pk).update(id=NUMBER)
    type(page).objects.filter(pk=page.pk).update(latest_revision=NUMBER)
    WorkflowState.objects.filter(pk=state.pk).update(id=NUMBER)
    TaskState.objects.filter(pk=task_state.pk).update(
        id=NUMBER, revision=NUMBER, workflow_state=NUMBER
    )
    WorkflowState.objects.update(current_task_state=NUMBER)


def models() -> list[type[Model]]:
    """Return what an address may name by app and model."""
    tasks = Task.__subclasses__()
    return [*page_models(), *registry, *get_snippet_models(), *tasks, Tag]
