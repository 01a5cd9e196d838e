"""Ida, who has left her traces wherever the site lets her, among people like her."""

from dataclasses import dataclass, field

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.users.models import UserProfile

from boligsocial import roles
from importer.models import ImportRun, Original
from links.models import Report
from pages.models import Person, StandardPage
from pages.owners.replacing import replace_owner
from personal_data.finding.texts import text_fields
from personal_data.register.collecting import models_by_label
from tests.factories import (
    LinkFactory,
    PersonFactory,
    PictureFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from users.models import Passkey, SignIn, User

ADDRESS = "ida.holm@solgavlen.example"
LONGER = f"fr{ADDRESS}"


@dataclass
class World:
    """Ida, whom it is about; Karen, who may; and those with whom she is confused."""

    karen: User
    ida: User
    person: Person
    page: StandardPage
    successor: Person
    untouched: list[models.Model] = field(default_factory=list)

    def fetched(self) -> "World":
        """The same, as the database has it now."""
        rows = (self.karen, self.ida, self.person, self.page, self.successor)
        return World(*map(_again, rows), [_again(row) for row in self.untouched])

    def hand_over(self) -> None:
        """Let somebody else take over, and change the sentence with Ida's address."""
        replace_owner(self.person, self.successor, self.karen)
        page = StandardPage.objects.get(pk=self.page.pk)
        page.summary = "Ring til kontoret."
        publish(page, self.karen)


def _again(row: models.Model) -> models.Model:
    return type(row).objects.get(pk=row.pk)


def make_world() -> World:
    """Put all of it into the database."""
    roles.set_up_roles()
    karen = UserFactory(first_name="Karen", last_name="Bach", username="karen")
    karen.set_password("gårdhavens-gule-mursten")
    karen.save()
    ida = UserFactory(
        username="ida",
        first_name="Ida",
        last_name="Holm",
        # As she typed it.
        email="Ida.Holm@Solgavlen.example",
        is_superuser=False,
    )
    person = PersonFactory(
        name="Ida Holm", email=ADDRESS, user=ida, photo=PictureFactory(title="Portræt")
    )
    page = StandardPageFactory(
        title="Fælleshaven",
        owner=ida,
        content_owner=person,
        summary=f"Skriv til {ADDRESS.upper()}.",
        locked_by=ida,
    )
    world = World(karen, ida, person, page, PersonFactory(name="Åse Ørsted"))
    _write_on(page, ida, karen)
    _sign_in(ida)
    _wait_in_the_queue(ida)
    _say_elsewhere(ida)
    world.untouched = _others()
    return world


def _write_on(page: StandardPage, ida: User, karen: User) -> None:
    comment = Comment.objects.create(
        page=page, user=ida, text="Jeg spørger Bo.", contentpath="summary"
    )
    theirs = Comment.objects.create(
        page=page, user=karen, text="Er det rigtigt?", contentpath="summary"
    )
    CommentReply.objects.create(comment=theirs, user=ida, text="Ja, det er det.")
    PageSubscription.objects.create(page=page, user=ida, comment_notifications=True)
    page = StandardPage.objects.get(pk=page.pk)
    page.save_revision(user=ida)
    publish(page, karen)
    log(
        instance=page,
        action="wagtail.comments.create",
        user=ida,
        data={"comment": {"id": comment.pk, "contentpath": "", "text": comment.text}},
    )


def _sign_in(ida: User) -> None:
    session = SessionStore()
    session[SESSION_KEY] = str(ida.pk)
    session.create()
    now = timezone.now()
    SignIn.objects.create(
        user=ida, session_key=session.session_key, began_at=now, last_used_at=now
    )
    # Before there was a table of sign-ins.
    old = SessionStore()
    old[SESSION_KEY] = str(ida.pk)
    old.create()
    Passkey.objects.create(
        user=ida, name="Idas telefon", added_at=now, credential_id="a1", credential="b2"
    )
    log(instance=ida, action="users.signed_in", user=ida, title="Ida Holm")
    profile = UserProfile.get_for_user(ida)
    profile.avatar.save("ida.png", ContentFile(b"a picture"))


def _wait_in_the_queue(ida: User) -> None:
    letter = {"subject": "Ugens links", "body": "Kære Ida", "alternatives": []}
    for status, arguments in (
        ("READY", [letter | {"to": [f"Ida <{ADDRESS}>"]}]),
        ("READY", [letter | {"to": [ADDRESS, LONGER]}]),
        ("SUCCESSFUL", [letter | {"to": [ADDRESS]}]),
    ):
        _queue("boligsocial.mail.tasks.deliver", status, arguments)
    _queue("users.tasks.send_second_factor_notice", "READY", [ida.pk, "added", "Idas"])


def _queue(path: str, status: str, arguments: list) -> None:
    DBTaskResult.objects.create(
        task_path=path,
        status=status,
        args_kwargs={"args": arguments, "kwargs": {}},
        backend_name="background",
        queue_name="default",
        priority=0,
        exception_class_path="",
        traceback="",
    )


def _say_elsewhere(ida: User) -> None:
    link = LinkFactory(unavailable_by=ida)
    Report.objects.create(
        link=link,
        # As one that was sent before addresses were taken out.
        comment=f"Jeg er {ADDRESS}, ring",
        created_at=timezone.now(),
        closed_at=timezone.now(),
        closed_by=ida,
        outcome="mended",
    )
    run = ImportRun.objects.create(kind="pasted", begun_by=ida)
    Original.objects.create(
        run=run, packed=Original.pack(f"<p>Skriv til {ADDRESS}</p>".encode())
    )
    Original.objects.create(
        run=run, packed=Original.pack(f"<p>Skriv til {LONGER}</p>".encode())
    )


def _others() -> list[models.Model]:
    """People and texts that are like hers, and are not to be touched."""
    same_name = UserFactory(
        username="ida2",
        first_name="Ida",
        last_name="Holm",
        email="ida.holm@nabo.example",
        is_superuser=False,
    )
    return [
        same_name,
        PersonFactory(name="Ida Holm", email="ida.holm@nabo.example", user=same_name),
        PersonFactory(name="Frida Holm", email=LONGER),
        StandardPageFactory(
            title="Hos naboen",
            summary=f"Skriv til {LONGER} eller ida.holm@nabo.example.",
        ),
    ]


def places_of(*words: str) -> list[str]:
    """Return the columns of all tables in which any of the words stands, in any case."""
    found = []
    for model in models_by_label().values():
        names = [column.name for column in text_fields(model)]
        rows = model._meta.base_manager.values_list(*names) if names else []
        for row in rows:
            text = " ".join(map(str, row)).lower().replace(LONGER, "")
            found += [f"{model._meta.label}: {word}" for word in words if word in text]
    return sorted(set(found))


def rows_of(account_key: int) -> list[str]:
    """Return the tables that refer to an account by a key."""
    found = []
    for model in models_by_label().values():
        for column in model._meta.local_concrete_fields:
            if column.is_relation and column.related_model is User:
                rows = model._meta.base_manager.filter(**{column.attname: account_key})
                found += [model._meta.label] * rows.exists()
    return sorted(set(found))
