"""What is to be sent when something is done with a notice: a row for each mail."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from notices.models import NoticeEvent, NoticeIndexPage, NoticeMail, Subscription

# What is taken back within this time is told to nobody, and what is said twice, once.
WAIT = timedelta(minutes=5)

_What = NoticeEvent.What
_COLUMNS = (
    *("line", "subscription", "state", "is_first"),
    *("due_at", "moved_at", "tries"),
)


def is_offered() -> bool:
    """Whether the association sends notices by e-mail: its list of notices says so."""
    return NoticeIndexPage.objects.live().filter(offers_mail=True).exists()


def put_in_outbox(line: NoticeEvent) -> None:
    """Have those told who asked for it; in the transaction in which `line` is kept.

    The notice is locked, so its lines come one after the other. What still waits of the
    lines before is left out: its mail is this one.
    """
    if not is_offered():
        return
    waiting = NoticeMail.objects.waiting().filter(line__notice=line.notice)
    first_due = waiting.aggregate(due=Min("due_at"))["due"]
    waiting.update(state=NoticeMail.State.DROPPED, moved_at=line.at)
    _write_rows(_rows(line, first_due))


def _rows(line: NoticeEvent, first_due: datetime | None) -> QuerySet:
    """Return the rows of the outbox for a line, in the order of `_COLUMNS`."""
    notice = line.notice
    told = NoticeMail.objects.told().filter(
        subscription=OuterRef("pk"), line__notice=notice
    )
    is_told = Exists(told)
    subscriptions = Subscription.objects.confirmed()
    concerned = Q(pk__in=subscriptions.concerned_by(notice).order_by().values("pk"))
    match line.what:
        case _What.SOLVED | _What.WITHDRAWN:
            # Who heard nothing of the trouble need not hear of its end.
            wanted = Q(is_told)
        case _What.REOPENED:
            wanted = Q(Exists(told.filter(line__what=_What.SOLVED)))
            wanted |= concerned & ~is_told
        case _What.CHANGED:
            # Those too who heard of it when it was said to be theirs.
            wanted = concerned | is_told
        case _:
            wanted = concerned
    # News upon news do not put the first of them off for ever.
    soon = min(filter(None, (line.at + WAIT, first_due)))
    due = Value(soon, DateTimeField())
    if notice.shown_from > soon:
        # As pages do, which announce it then.
        announced = Value(notice.shown_from, DateTimeField())
        due = Case(When(is_told, then=due), default=announced)
    rows = subscriptions.filter(wanted).order_by()
    return rows.annotate(
        for_line=Value(line.pk, IntegerField()),
        in_state=Value(NoticeMail.State.WAITING.value, CharField()),
        is_new=Case(When(is_told, then=Value(False)), default=Value(True)),
        at=due,
        since=Value(line.at, DateTimeField()),
        tried=Value(0, IntegerField()),
    ).values_list("for_line", "pk", "in_state", "is_new", "at", "since", "tried")


def _write_rows(rows: QuerySet) -> None:
    """Put rows in the outbox in one statement, however many subscriptions there are.

    Each subscription is locked meanwhile: nobody leaves between being found and being
    written down.
    """
    meta, quote = NoticeMail._meta, connection.ops.quote_name
    names = ", ".join(quote(meta.get_field(name).column) for name in _COLUMNS)
    sql, parameters = rows.select_for_update(no_key=True).query.sql_with_params()
    with connection.cursor() as cursor:
        statement = f"INSERT INTO {quote(meta.db_table)} ({names}) {sql}"
        cursor.execute(statement, parameters)
