"""What a poster says of a notice: what, where, since when and until when."""

from datetime import datetime, timedelta

from django.utils.translation import gettext, pgettext

from notices.models import Notice
from notices.models.asking import names_of, told, words_of
from notices.telling import ToldNotice
from posters.kinds.telling import Told, fact

_NAMES = 12


def public_notice(pk: int, now: datetime) -> ToldNotice | None:
    """Return the notice that pages show, or will show; None for any other."""
    found = Notice.objects.not_over(now).filter(pk=pk)
    notice = found.first()
    if notice is None:
        return None
    return told([notice], list(names_of(found, _NAMES)), now, list(words_of(found)))[0]


def notice_told(shown: ToldNotice) -> Told:
    """The facts of a notice, each with its day: a poster hangs for longer."""
    until = gettext("We do not know yet until when.")
    if shown.ends:
        until = shown.ends.words
    facts = (
        *fact(gettext("Where"), shown.where),
        *fact(pgettext("poster", "From"), shown.begins.words),
        *(fact(gettext("Until"), until) if shown.notice.solved_at is None else ()),
    )
    word = shown.last_word
    news = ""
    if word:
        said = f": {word.text}" if word.text else ""
        news = f"{word.label} {word.at.words}{said}"
    return Told(
        gettext("Notice"),
        facts,
        news=news,
        is_urgent=shown.is_urgent,
        holds_until=_changes_at(shown),
    )


def _changes_at(shown: ToldNotice) -> datetime | None:
    notice = shown.notice
    moments = [notice.begins_at, notice.shown_until]
    later = [moment for moment in moments if moment and moment > shown.now]
    return min(later, default=shown.now + timedelta(days=1))
