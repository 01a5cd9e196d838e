"""Where Wagtail, Django and the queue hold somebody without a reference to them."""

from collections.abc import Iterator

from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils.translation import gettext_lazy
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    Page,
    ReferenceIndex,
    Revision,
    TaskState,
)

from personal_data.erasing.outcome import Outcome
from personal_data.erasing.words import put
from personal_data.finding.naming import rows_naming
from personal_data.finding.subject import Subject
from personal_data.finding.texts import rewritten
from personal_data.register.collecting import register
from personal_data.register.declaring import WHO

_RECIPIENTS = ("to", "cc", "bcc")


def end_sessions(subject: Subject, outcome: Outcome) -> None:
    """End what somebody is signed in with; a session says whose it is when unpacked."""
    if subject.account is None:
        return
    mine = [
        session.pk
        for session in Session.objects.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(subject.account.pk)
    ]
    deleted = Session.objects.filter(pk__in=mine).delete()[0]
    outcome.gone(gettext_lazy("Sessions"), deleted)


def drop_tasks(subject: Subject, outcome: Outcome) -> None:
    """Take somebody out of what waits to be done, and forget what was done for them."""
    waiting = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    holding = register().holdings[DBTaskResult]
    for pk, changed in rows_naming(DBTaskResult, subject, holding):
        task = DBTaskResult.objects.get(pk=pk)
        left = _without(subject, task.args_kwargs)
        if task.status not in waiting or left is None:
            task.delete()
            outcome.gone(gettext_lazy("Tasks in the queue"), 1)
            continue
        values = {field: rewritten(value, subject.without) for field, value in changed}
        arguments = DBTaskResult._meta.get_field("args_kwargs")
        values[arguments] = rewritten(left, subject.without)
        put(DBTaskResult, pk, values)
        outcome.anonymous(gettext_lazy("Tasks in the queue"), 1)


def _without(subject: Subject, arguments: dict) -> dict | None:
    """Return the arguments of a task, a letter in them not to somebody any more.

    None when it would be to nobody.
    """
    kept = []
    for argument in arguments["args"]:
        if not (isinstance(argument, dict) and "to" in argument):
            kept.append(argument)
            continue
        letter = argument | {
            part: [one for one in argument[part] or [] if not subject.is_in(one)]
            for part in _RECIPIENTS
            if part in argument
        }
        if not any(letter.get(part) for part in _RECIPIENTS):
            return None
        kept.append(letter)
    return arguments | {"args": kept}


def clean_revisions(subject: Subject, outcome: Outcome) -> None:
    """Take somebody out of former versions: comments, locks, owners, addresses.

    What is published, planned or being written keeps its sentences, which a person
    changes; then it is a former version, and a second run takes the address out.
    """
    holding = register().holdings[Revision]
    naming = {pk for pk, _fields in rows_naming(Revision, subject, holding)}
    used = set(
        Revision.objects.filter(pk__in=naming)
        .filter(_in_use())
        .values_list("pk", flat=True)
    )
    changed, left = 0, {}
    wanted = Q(pk__in=naming) | _referring(subject)
    for revision in Revision.objects.filter(wanted).iterator(chunk_size=50):
        after = _without_references(subject, revision)
        label = revision.object_str
        if revision.pk in used:
            left[revision.object_id] = label
        else:
            after = rewritten(after, subject.without)
            label = subject.without(label)
        if (after, label) != (revision.content, revision.object_str):
            row = Revision.objects.filter(pk=revision.pk)
            row.update(content=after, object_str=label)
            changed += 1
    outcome.anonymous(gettext_lazy("Former versions of pages"), changed)
    why = gettext_lazy(
        "Texts of the association. Change the sentence, and erase once more."
    )
    titles = list(left.values())
    outcome.stays(gettext_lazy("Published pages and drafts"), len(left), why, titles)


def _in_use() -> Q:
    pages = Page.objects.order_by()
    return (
        Q(pk__in=pages.exclude(latest_revision=None).values("latest_revision"))
        | Q(pk__in=pages.exclude(live_revision=None).values("live_revision"))
        | Q(approved_go_live_at__isnull=False)
        | Q(pk__in=TaskState.objects.filter(status="in_progress").values("revision"))
    )


def _who_fields(subject: Subject) -> Iterator[tuple[str, frozenset]]:
    """Yield the fields of pages that refer to people, and the keys that are somebody."""
    for model, holding in register().holdings.items():
        if issubclass(model, Page):
            for name in holding.named(WHO):
                related = model._meta.get_field(name).related_model
                if keys := subject.keys.get(related):
                    yield name, keys


def _referring(subject: Subject) -> Q:
    wanted = Q(pk__in=[])
    for name, keys in _who_fields(subject):
        for key in keys:
            wanted |= Q(**{f"content__{name}": key})
    if subject.account is not None:
        # A list within the text of a version: which of them is looked at one by one.
        said = {f"content__{COMMENTS_RELATION_NAME}__0__isnull": False}
        wanted |= Q(**said)
    return wanted


def _without_references(subject: Subject, revision: Revision) -> dict:
    content = dict(revision.content)
    for name, keys in _who_fields(subject):
        if content.get(name) in keys:
            content[name] = None
    if subject.account is None or not content.get(COMMENTS_RELATION_NAME):
        return content
    me = subject.account.pk
    content[COMMENTS_RELATION_NAME] = [
        comment
        | {
            "resolved_by": None
            if comment["resolved_by"] == me
            else comment["resolved_by"]
        }
        | {"replies": [one for one in comment.get("replies", []) if one["user"] != me]}
        for comment in content[COMMENTS_RELATION_NAME]
        if comment["user"] != me
    ]
    return content


def forget_references(subject: Subject, outcome: Outcome) -> None:
    """Drop what Wagtail's index of references still has by the keys of rows gone."""
    wanted = Q(pk__in=[])
    for model, keys in subject.keys.items():
        type_ = ContentType.objects.get_for_model(model)
        texts = [str(key) for key in keys]
        wanted |= Q(to_content_type=type_, to_object_id__in=texts)
        wanted |= Q(base_content_type=type_, object_id__in=texts)
    outcome.gone(
        gettext_lazy("Entries of the index of references"),
        ReferenceIndex.objects.filter(wanted).delete()[0],
    )
