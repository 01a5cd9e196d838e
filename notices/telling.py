"""A notice in words, as residents are told it: what, where, since when and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext


@dataclass(frozen=True)
class Moment:
    """A moment as it is printed, and as `datetime` of a time element (HTML, 4.5.14)."""

    words: str
    machine: str


@dataclass(frozen=True)
class Word:
    """Something that was said of a notice while it lasted, or at its end."""

    label: str
    text: str
    at: Moment
    is_end: bool


@dataclass(frozen=True)
class ToldNotice:
    """A `Notice` at a moment, with the names of some of its departments.

    `total` is how many departments there are; `said` is what was said of it.
    """

    notice: Any
    now: datetime
    names: Sequence[str] = ()
    total: int = 0
    said: Sequence[Word] = ()

    @property
    def state(self) -> str:
        return self.notice.state(self.now)

    @property
    def is_urgent(self) -> bool:
        """Whether it asks for attention: it is urgent, and it is now."""
        return self.notice.is_urgent and self.state == self.notice.State.CURRENT

    @property
    def what(self) -> str:
        """Its kind, with the word that says how it stands."""
        kind = self.notice.what.label
        if self.is_urgent:
            return gettext("Urgent: %(kind)s") % {"kind": _in_sentence(kind)}
        if self.state == self.notice.State.PLANNED:
            return gettext("Planned: %(kind)s") % {"kind": _in_sentence(kind)}
        return str(kind)

    @property
    def drawing(self) -> str:
        return self.notice.what.drawing

    @property
    def where(self) -> str:
        """Whom it concerns; "" for a notice whose departments are all gone."""
        parts = [self._departments, self.notice.place]
        return ", ".join(filter(None, parts))

    @property
    def begins(self) -> Moment:
        return moment(self.notice.begins_at)

    @property
    def ends(self) -> Moment | None:
        """Until when; without its day if that is the day on which it began.

        Of one that is solved its end is told already.
        """
        end = self.notice.ends_at
        if end is None or self.notice.solved_at:
            return None
        return clock(end, self.notice.begins_at)

    @property
    def is_open(self) -> bool:
        """Whether nobody knows yet until when it lasts."""
        return self.notice.ends_at is None and self.notice.solved_at is None

    @property
    def last_word(self) -> Word | None:
        """The last that was said of it."""
        notice = self.notice
        if notice.solved_at:
            at = clock(notice.solved_at, notice.begins_at)
            return Word(gettext("Solved"), notice.solved_word, at, is_end=True)
        if notice.working_at:
            at = clock(notice.working_at, notice.begins_at)
            return Word(gettext("News"), notice.working_word, at, is_end=False)
        return None

    @property
    def _departments(self) -> str:
        if self.notice.everywhere:
            return gettext("all departments")
        more = self.total - len(self.names)
        if more > 0:
            others = ngettext("%(count)d other", "%(count)d others", more)
            return listed([*self.names, others % {"count": more}])
        return listed(self.names)


def moment(at: datetime) -> Moment:
    """Return a moment with weekday, date and time."""
    local = timezone.localtime(at)
    return _moment(local, gettext(r"l j F, G.i"))


def clock(at: datetime, day: datetime) -> Moment:
    """Return a moment by its time alone if it is on the `day` that is told already.

    Never by the day of the reader, who may come back to an open page on another.
    """
    local = timezone.localtime(at)
    if timezone.localdate(day) != local.date():
        return moment(at)
    return _moment(local, gettext(r"\a\t G.i"))


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them: one, two and three."""
    if len(names) < 2:
        return "".join(names)
    *first, last = names
    return pgettext("list of names", "%(first)s and %(last)s") % {
        "first": ", ".join(first),
        "last": last,
    }


def _in_sentence(kind: str) -> str:
    # “Internet og TV” begins with a capital for being a label, as all of them do.
    return kind[:1].lower() + kind[1:]


def _moment(local: datetime, written: str) -> Moment:
    # A whole hour is said without its minutes.
    words = date_format(local, written).removesuffix(".00")
    return Moment(words, local.isoformat(timespec="minutes"))
