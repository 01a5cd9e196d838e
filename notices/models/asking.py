"""What is asked for to tell of notices: their departments, and when something changes."""

from datetime import datetime

from django.db.models import Count, Expression, F, QuerySet, Window
from django.db.models.functions import RowNumber

from notices.models.event import NoticeEvent
from notices.models.notice import Notice
from notices.telling import ToldNotice, Word, clock
from search.visibility import private_branches

_DEPARTMENT = "departmentpage"
_SAID = (NoticeEvent.What.WORKING, NoticeEvent.What.SOLVED)


def names_of(notices: QuerySet[Notice], most: int) -> QuerySet:
    """Return notice, title, place and number for at most so many departments of each."""
    through = Notice.departments.through.objects.filter(
        notice__in=notices.values("pk"), **{f"{_DEPARTMENT}__live": True}
    )
    # One that is only for some is named to nobody.
    through = through.exclude(private_branches(f"{_DEPARTMENT}__path"))
    place = Window(
        RowNumber(), partition_by=F("notice_id"), order_by=f"{_DEPARTMENT}__title"
    )
    counted = through.annotate(
        row=place, total=Window(Count("*"), partition_by=F("notice_id"))
    )
    rows = counted.filter(row__lte=most).order_by("notice_id", "row")
    return rows.values_list("notice_id", f"{_DEPARTMENT}__title", "row", "total")


def words_of(notices: QuerySet[Notice]) -> QuerySet:
    """Return what was said of notices, the first word first."""
    said = NoticeEvent.objects.filter(notice__in=notices.values("pk"), what__in=_SAID)
    return said.order_by("at", "pk").values_list("notice_id", "what", "text", "at")


def next_moments(now: datetime | Expression) -> dict[str, QuerySet]:
    """Return when next what pages show will be another: at most one of each kind."""
    notices = Notice.objects.filter(withdrawn_at=None)
    return {
        f"next_{name}": notices.filter(**{f"{name}__gt": now})
        .order_by(name)
        .values_list(name)[:1]
        for name in ("shown_from", "begins_at", "shown_until")
    }


def earliest(found: dict[str, list]) -> datetime | None:
    """Return the first of the moments that `next_moments` found."""
    moments = [
        row[0] for name in found if name.startswith("next_") for row in found[name]
    ]
    return min(moments, default=None)


def told(
    notices: list[Notice], names: list[tuple], now: datetime, words: list[tuple] = ()
) -> list[ToldNotice]:
    """Return notices with what `names_of` and `words_of` found for them."""
    named: dict[int, list[str]] = {}
    totals: dict[int, int] = {}
    said: dict[int, list[Word]] = {}
    for pk, title, _row, total in names:
        named.setdefault(pk, []).append(title)
        totals[pk] = total
    begun = {notice.pk: notice.begins_at for notice in notices}
    for pk, what, text, at in words:
        # What is asked for may be more than what is shown.
        if pk in begun:
            is_end = what == NoticeEvent.What.SOLVED
            label = str(NoticeEvent.What(what).label)
            word = Word(label, text, clock(at, begun[pk]), is_end)
            said.setdefault(pk, []).append(word)
    return [
        ToldNotice(
            notice,
            now,
            named.get(notice.pk, ()),
            totals.get(notice.pk, 0),
            said.get(notice.pk, ()),
        )
        for notice in notices
    ]
