"""Gives the demo's residents something that does not work, and something that does again."""

from datetime import datetime, timedelta

from demo.content.notices import NOTICES
from demo.records import NoticeRecord
from departments.models import DepartmentPage
from notices.models import Notice, NoticeEvent

What = NoticeEvent.What


def give_residents_notices(administrator, now: datetime) -> None:
    """Make the notices of the demo, each with its history."""
    for record in NOTICES:
        _make(record, administrator, now)


def _make(record: NoticeRecord, administrator, now: datetime) -> None:
    def at(hours: float | None) -> datetime | None:
        return None if hours is None else now + timedelta(hours=hours)

    home = DepartmentPage.objects.filter(title=record.department).first()
    begins = at(record.begins)
    said = [(hours, What.WORKING, word) for hours, word in record.news.items()]
    last_at, _what, last_word = said[-1] if said else (None, None, "")
    if record.solved is not None:
        said.append((record.solved, What.SOLVED, record.solved_word))
    notice = Notice(
        kind=record.kind,
        text=record.text,
        place=record.place if home else "",
        everywhere=home is None,
        begins_at=begins,
        ends_at=at(record.ends),
        # The demo's keeper has been asked already.
        ask_at=now if record.ends is None and record.solved is None else None,
        created_at=min(begins, now),
        created_by=administrator,
        working_at=at(last_at),
        working_word=last_word,
        solved_at=at(record.solved),
        solved_word=record.solved_word,
    )
    notice.full_clean()
    notice.save()
    if home is not None:
        notice.departments.set([home])
    history = [(min(record.begins, 0), What.PUBLISHED, record.text), *said]
    NoticeEvent.objects.bulk_create(
        NoticeEvent(notice=notice, what=what, text=text, at=at(hours), by=administrator)
        for hours, what, text in history
    )
