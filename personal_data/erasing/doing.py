"""Erasing somebody: all of it or nothing, and twice as well as once."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from personal_data.erasing.hashes import hashed, words_of
from personal_data.erasing.outcome import Fate, ObstacleError, Outcome
from personal_data.erasing.words import cut_from_texts
from personal_data.finding.subject import Subject
from personal_data.models import Erasure
from personal_data.register.collecting import register
from personal_data.register.declaring import OWN, WHO, Holding, Obstacle
from personal_data.tasks import finish_erasures
from personal_data.trail import ERASED


def obstacles_to(subject: Subject) -> list[Obstacle]:
    """Return what has to be done before somebody can be erased."""
    return [
        obstacle
        for part in register().parts
        for look in part.obstacles
        for obstacle in look(subject)
    ]


def rehearse(subject: Subject) -> Outcome:
    """Return what erasing would do, by doing it and taking it back."""
    with transaction.atomic():
        outcome = _erase(subject)
        transaction.set_rollback(True)
    return outcome


def erase(subject: Subject, remembered: Erasure | None = None) -> Outcome:
    """Take out what the site holds about somebody; return what came of it.

    In one transaction: killed half way, nothing has happened. Files are deleted by the
    worker afterwards. `remembered` is who was erased before, when it is done again.
    Raises ObstacleError, and has changed nothing then.
    """
    with transaction.atomic():
        outcome = _erase(subject)
        if outcome.has_changed or remembered:
            _remember(subject, outcome, remembered or Erasure())
    return outcome


def _erase(subject: Subject) -> Outcome:
    # Two who do it at once do it one after the other.
    rows = get_user_model().objects.select_for_update()
    list(rows.filter(pk=subject.account_key))
    if obstacles := obstacles_to(subject):
        raise ObstacleError(obstacles)
    outcome = Outcome()
    parts = register().parts
    for part in parts:
        for eraser in part.erasers:
            eraser(subject, outcome)
    _delete(subject, outcome)
    cut_from_texts(subject, outcome)
    for part in parts:
        for eraser in part.after:
            eraser(subject, outcome)
    if subject.shared:
        why = _("Others have it as well, so it stays where it stands in texts.")
        outcome.stays(_("A shared mail address"), len(subject.shared), why)
    return outcome


def _delete(subject: Subject, outcome: Outcome) -> None:
    for fate, what, rows, files in _following(subject):
        if fate is Fate.GONE:
            outcome.gone(what, rows, files)
        else:
            outcome.anonymous(what, rows)
    # Accounts last: others refer to them.
    for model in sorted(subject.keys, key=lambda model: model is get_user_model()):
        people = list(subject.rows_of(model))
        for person in people:
            try:
                person.delete()
            except ProtectedError as error:
                raise ObstacleError([_in_use(person, error)]) from error
        outcome.gone(capfirst(model._meta.verbose_name_plural), len(people))


def _in_use(person: models.Model, error: ProtectedError) -> Obstacle:
    why = gettext("%(name)s is in use. Let somebody else take over there first.")
    titles = [str(found) for found in error.protected_objects]
    return Obstacle(why % {"name": person}, titles)


def _following(subject: Subject) -> Iterator[tuple[Fate, str, int, list[str]]]:
    """Yield what the database does with the rows that refer to somebody."""
    for model, holding in register().holdings.items():
        for name in holding.named(WHO):
            field = model._meta.get_field(name)
            keys = subject.keys.get(field.related_model)
            if not keys or (model in subject.keys and _is_themselves(field)):
                continue
            rows = model._default_manager.filter(**{f"{name}__in": keys})
            fate = _FATES.get(field.remote_field.on_delete)
            if fate is not None and (count := rows.count()):
                files = _files_of(rows, holding) if fate is Fate.GONE else []
                yield fate, holding.title_of(model), count, files


_FATES = {models.CASCADE: Fate.GONE, models.SET_NULL: Fate.ANONYMOUS}


def _is_themselves(field: models.Field) -> bool:
    # A person's row refers to the account of the same person, and goes with it.
    return field.related_model is get_user_model()


def _files_of(rows: models.QuerySet, holding: Holding) -> list[str]:
    names = [
        name
        for name in holding.named(OWN)
        if isinstance(rows.model._meta.get_field(name), models.FileField)
    ]
    return [name for row in rows.values_list(*names) for name in row] if names else []


def _remember(subject: Subject, outcome: Outcome, erasure: Erasure) -> None:
    if not erasure.hashes:
        erasure.hashes = [hashed(words) for words in words_of(subject)]
        erasure.erased_at = timezone.now()
    erasure.files = [*erasure.files, *outcome.files]
    erasure.save()
    counts = {fate.value: outcome.count(fate) for fate in Fate}
    log(instance=erasure, action=ERASED, data={"counts": counts})
    finish_erasures.enqueue()
