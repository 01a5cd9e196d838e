"""What can be done with a notice: shown, changed, told news of, ended, taken back.

Each is one transaction with the line of its history, the outbox of those who get it by
e-mail, and the line of the trail. The row is locked first, so of two people at once the
second sees what the first has done.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from departments.models import DepartmentPage
from notices.mailing.outbox import put_in_outbox
from notices.models import Notice, NoticeEvent
from notices.trail import tell_of

What = NoticeEvent.What
# Whoever taps twice has said it once.
TWICE = timedelta(seconds=60)


class ChangedMeanwhileError(Exception):
    """Somebody else has changed the notice; `notice` is as it now is."""

    def __init__(self, notice: Notice):
        super().__init__(notice.pk)
        self.notice = notice


@dataclass(frozen=True)
class Wanted:
    """What a notice is to say, as a form has found it sound."""

    kind: str
    text: str
    begins_at: datetime
    ends_at: datetime | None
    ask_at: datetime | None = None
    is_urgent: bool = False
    everywhere: bool = True
    departments: Iterable[DepartmentPage] = field(default_factory=list)
    place: str = ""


_COLUMNS = (
    *("kind", "text", "begins_at", "ends_at"),
    *("ask_at", "is_urgent", "everywhere", "place"),
)


@transaction.atomic
def publish(wanted: Wanted, user, key: UUID) -> tuple[Notice, bool]:
    """Show residents a notice; return it, and whether it is new.

    `key` is that of the form: what was sent twice is one notice.
    """
    now = timezone.now()
    values = {name: getattr(wanted, name) for name in _COLUMNS}
    values |= {"created_at": now, "created_by": user}
    notice, is_new = Notice.objects.get_or_create(key=key, defaults=values)
    if is_new:
        notice.departments.set(wanted.departments)
        _note(notice, What.PUBLISHED, notice.text, user)
    return notice, is_new


@transaction.atomic
def change(pk: int, wanted: Wanted, user, version: int) -> Notice:
    """Have a notice say something else; raise ChangedMeanwhileError if it already does.

    `version` is that of the notice which `user` has seen.
    """
    notice = _locked(pk)
    if notice.version != version:
        raise ChangedMeanwhileError(notice)
    for name in _COLUMNS:
        setattr(notice, name, getattr(wanted, name))
    notice.departments.set(wanted.departments)
    return _kept(notice, What.CHANGED, notice.text, user)


@transaction.atomic
def tell_news(pk: int, word: str, user) -> bool:
    """Tell residents that we are working on it; False if that was just said."""
    notice, now = _locked(pk), timezone.now()
    word = word or gettext("We are working on it")
    said = notice.working_at
    is_same = notice.working_word == word and said and now - said < TWICE
    if is_same or _is_done(notice, now):
        return False
    notice.working_at, notice.working_word = now, word
    _kept(notice, What.WORKING, word, user)
    return True


@transaction.atomic
def solve(pk: int, word: str, user) -> bool:
    """End a notice with a word; False if somebody else has ended it already."""
    notice, now = _locked(pk), timezone.now()
    if _is_done(notice, now):
        return False
    if notice.begins_at > now:
        # It never began.
        return _withdraw(notice, user)
    notice.solved_at, notice.solved_word = now, word
    _kept(notice, What.SOLVED, word, user)
    return True


@transaction.atomic
def reopen(pk: int, user) -> bool:
    """Take back that a notice was solved; False if it was not, or is forgotten."""
    notice, now = _locked(pk), timezone.now()
    if notice.solved_at is None or notice.withdrawn_at:
        return False
    notice.solved_at, notice.solved_word = None, ""
    if notice.ends_at and notice.ends_at <= now:
        notice.ends_at, notice.ask_at = None, now
    _kept(notice, What.REOPENED, "", user)
    return True


@transaction.atomic
def withdraw(pk: int, user) -> bool:
    """Take a notice back, so that no resident sees it; False if it was already."""
    notice = _locked(pk)
    return notice.withdrawn_at is None and _withdraw(notice, user)


@transaction.atomic
def ask_later(pk: int, hours: int, user) -> bool:
    """Still nobody knows until when: be asked again in some hours."""
    notice, now = _locked(pk), timezone.now()
    if _is_done(notice, now) or notice.ends_at:
        return False
    notice.ask_at = now + timedelta(hours=hours)
    notice.version += 1
    # Residents see nothing of it, so it is no news to who follows the feed.
    notice.save(update_fields=["ask_at", "version"])
    return True


def _withdraw(notice: Notice, user) -> bool:
    notice.withdrawn_at = timezone.now()
    _kept(notice, What.WITHDRAWN, "", user)
    return True


def _is_done(notice: Notice, now: datetime) -> bool:
    return notice.state(now) not in (Notice.State.PLANNED, Notice.State.CURRENT)


def _locked(pk: int) -> Notice:
    """Return a notice that nobody else changes meanwhile. Raises Notice.DoesNotExist."""
    return Notice.objects.select_for_update().get(pk=pk)


def _kept(notice: Notice, what: str, text: str, user) -> Notice:
    notice.version += 1
    notice.save()
    _note(notice, what, text, user)
    return notice


def _note(notice: Notice, what: str, text: str, user) -> None:
    line = NoticeEvent.objects.create(
        notice=notice, what=what, text=text, at=timezone.now(), by=user
    )
    put_in_outbox(line)
    tell_of(notice, what, user)
