"""Somebody's name in the histories of pages, people and the running of the site."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import ModelLogEntry, PageLogEntry

from audit.events import actions_of
from personal_data.erasing.outcome import Outcome
from personal_data.finding.subject import Subject
from personal_data.finding.texts import REMOVED, narrowed, rewritten, strings_in

_PAGES = gettext_lazy("Entries in the history of pages and other content")
_TRAIL = gettext_lazy("Entries of “Who did what”")
# What of a changed account is told, and is no name.
_FOUND_BY = ("username", "email")


def clean_histories(subject: Subject, outcome: Outcome) -> None:
    """Take somebody out of the log: words of theirs, names, what they are found by.

    The trail keeps for its year whose account it was: without that, deleting an account
    would hide what was done with it. That is necessary for the security of the data of
    others (articles 5(1)(f) and 32), and so article 17(3)(b) and (e) let it stay.
    """
    outcome.anonymous(_PAGES, _without_words(subject))
    outcome.anonymous(_PAGES, _without_labels(subject))
    _without_names(subject, outcome)
    _trail(subject, outcome)


def _without_words(subject: Subject) -> int:
    """What somebody said of a page; the entry is told as a former colleague's."""
    if subject.account_key is None:
        return 0
    mine = PageLogEntry.objects.filter(user=subject.account_key)
    said = mine.filter(Q(data__has_key="comment") | Q(data__has_key="reply"))
    for entry in said.iterator():
        for part in ("comment", "reply"):
            told = entry.data.get(part)
            if isinstance(told, dict) and "text" in told:
                entry.data[part] = told | {"text": REMOVED}
            elif told:
                entry.data[part] = REMOVED
        PageLogEntry.objects.filter(pk=entry.pk).update(data=entry.data)
    return mine.count()


def _without_labels(subject: Subject) -> int:
    """What was done with somebody as a person on pages: that, and not whom."""
    changed = 0
    for model, keys in subject.keys.items():
        if model is get_user_model():
            continue
        type_ = ContentType.objects.get_for_model(model)
        about = Q(content_type=type_, object_id__in=[str(key) for key in keys])
        entries = ModelLogEntry.objects.filter(about)
        changed += entries.update(label=gettext("Former colleague"), data={})
    return changed


def _without_names(subject: Subject, outcome: Outcome) -> None:
    """Texts that are somebody's name and nothing else, if nobody else is called so."""
    for name in subject.names:
        for row, values in _naming(name):
            changed = {part: _anonymous(value, name) for part, value in values.items()}
            type(row).objects.filter(pk=row.pk).update(**changed)
            outcome.anonymous(_PAGES, 1)
    if not subject.names and subject.title and subject.keys:
        rows = list(_naming(subject.title))
        why = gettext_lazy("Somebody else has the same name: it may be about them.")
        outcome.stays(_PAGES, len(rows), why)


def _anonymous(value, name: str):
    former = gettext("Former colleague")
    return rewritten(value, lambda text: former if text == name else text)


def _naming(name: str) -> Iterator[tuple]:
    for model in (PageLogEntry, ModelLogEntry):
        fields = [model._meta.get_field(part) for part in ("label", "data")]
        rows = narrowed(model.objects.exclude(action__in=actions_of()), fields, [name])
        for row in rows.order_by().iterator():
            values = {"label": row.label, "data": row.data}
            if name in set(strings_in(list(values.values()))):
                yield row, values


def _trail(subject: Subject, outcome: Outcome) -> None:
    if subject.account_key is None:
        return
    key = subject.account_key
    type_ = ContentType.objects.get_for_model(get_user_model())
    about = Q(content_type=type_, object_id=str(key))
    entries = ModelLogEntry.objects.filter(Q(user=key) | about)
    _without_what_was_found_by(entries.filter(about))
    why = gettext_lazy(
        "Who had access to what can be found out for a year (article 17(3)(b) and (e)). "
        "It is deleted by itself. Addresses and user names are taken out now."
    )
    outcome.stays(_TRAIL, entries.count(), why)


def _without_what_was_found_by(entries: QuerySet) -> None:
    for entry in entries.filter(data__has_key="changes").iterator():
        entry.data["changes"] = [
            change | dict.fromkeys({"from", "to"} & change.keys(), REMOVED)
            if change.get("field") in _FOUND_BY
            else change
            for change in entry.data["changes"]
        ]
        ModelLogEntry.objects.filter(pk=entry.pk).update(data=entry.data)
