"""Handing over what is due: each mail once, in batches, until the server has them.

A mail is taken, in a statement of its own, right before it is handed over. So two
workers share a batch, and of one that is killed the mail that it had in hand is in
doubt, which is not sent again: whoever counts on it would rather have none than two,
and the notice stands on the site.
"""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone, translation

from notices.mailing.letters import NoticeLetters
from notices.mailing.outbox import is_offered
from notices.models import NoticeEvent, NoticeMail
from users.mailing.server import is_put_off, is_refused_for_good, mail_server

logger = logging.getLogger(__name__)

BATCH = 100
# Of the worker's time, before others have their turn.
MOST_SECONDS = 20
# How long to wait before the server is asked again, and how often: for eight hours.
PAUSES = tuple(timedelta(minutes=m) for m in (2, 5, 15, 30, 60, 120, 240))
# What was not sent by then is news no longer, such as after a site was down.
TOO_LATE = timedelta(hours=12)
# A worker that has a mail in hand for so long was killed.
IN_DOUBT = timedelta(minutes=15)
# For how long staff are told of what was lost.
TOLD_OF = timedelta(days=1)

_State = NoticeMail.State
_ENDS = (NoticeEvent.What.SOLVED, NoticeEvent.What.WITHDRAWN)


@dataclass
class Sent:
    """What became of a batch."""

    sent: list[int] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)
    put_off: list[int] = field(default_factory=list)


def send_batch() -> Sent:
    """Send some of what is due, and keep what became of it.

    May be called by several at once, and be killed at any time.
    """
    now, outcome = timezone.now(), Sent()
    leave_out_what_is_over(now)
    related = ("line__notice", "subscription")
    mails = list(NoticeMail.objects.due(now).select_related(*related)[:BATCH])
    if not mails:
        return outcome
    connection = mail_server()
    try:
        connection.open()
    except OSError:
        # SMTPException is one. Nothing was taken.
        logger.warning("mail_server_not_there", exc_info=True)
        outcome.put_off = [mail.pk for mail in mails]
        _keep(outcome)
        return outcome
    try:
        _hand_over(mails, now, connection, outcome)
    finally:
        connection.close()
        _keep(outcome)
    return outcome


def leave_out_what_is_over(now: datetime) -> None:
    """Let go what nobody needs to hear any longer."""
    waiting = NoticeMail.objects.waiting()
    if not is_offered():
        _move(waiting, _State.DROPPED)
        return
    over = waiting.filter(line__notice__shown_until__lte=now)
    _move(over.exclude(line__what__in=_ENDS), _State.DROPPED)
    _move(waiting.filter(due_at__lt=now - TOO_LATE), _State.GIVEN_UP)


def lost_mail(now: datetime) -> QuerySet[NoticeMail]:
    """Return what was given up within a day, or a killed worker had in hand."""
    in_doubt = Q(state=_State.SENDING, moved_at__lt=now - IN_DOUBT)
    lost = Q(state=_State.GIVEN_UP) | in_doubt
    return NoticeMail.objects.filter(lost, moved_at__gt=now - TOLD_OF)


def _hand_over(
    mails: list[NoticeMail], now: datetime, connection, outcome: Sent
) -> None:
    end = time.monotonic() + MOST_SECONDS
    with translation.override(settings.LANGUAGE_CODE):
        letters = NoticeLetters(mails, now)
        for mail in mails:
            if time.monotonic() > end:
                return
            this = NoticeMail.objects.waiting().filter(pk=mail.pk)
            letter = letters.letter(mail)
            if not _move(this, _State.SENDING):
                # Another worker has it, something newer is told, or nobody wants it.
                continue
            try:
                connection.send_messages([letter])
            except OSError as error:
                if is_put_off(error):
                    # Then it is certain that it was not sent.
                    outcome.put_off.append(mail.pk)
                    continue
                logger.exception("notice_mail_given_up", extra={"mail": mail.pk})
                outcome.given_up.append(mail.pk)
                if not is_refused_for_good(error):
                    # The connection is gone; the others wait for the next one.
                    return
            else:
                outcome.sent.append(mail.pk)


def _keep(outcome: Sent) -> None:
    _move(_these(outcome.sent), _State.SENT)
    _move(_these(outcome.given_up), _State.GIVEN_UP)
    put_off = _these(outcome.put_off)
    put_off = put_off.filter(state__in=(_State.WAITING, _State.SENDING))
    newer = NoticeMail.objects.filter(
        subscription=OuterRef("subscription"),
        line__notice=OuterRef("line__notice"),
        pk__gt=OuterRef("pk"),
    )
    _move(put_off.filter(Exists(newer)), _State.DROPPED)
    tried_enough = put_off.filter(tries__gte=len(PAUSES))
    outcome.given_up += tried_enough.values_list("pk", flat=True)
    _move(tried_enough, _State.GIVEN_UP)
    now = timezone.now()
    pause = Case(
        *(When(tries=tries, then=Value(now + p)) for tries, p in enumerate(PAUSES))
    )
    put_off.filter(tries__lt=len(PAUSES)).update(
        state=_State.WAITING, due_at=pause, tries=F("tries") + 1, moved_at=now
    )


def _these(keys: Iterable[int]) -> QuerySet[NoticeMail]:
    return NoticeMail.objects.filter(pk__in=keys)


def _move(mails: QuerySet[NoticeMail], state: str) -> int:
    return mails.update(state=state, moved_at=timezone.now())
