"""Sending the weekly letters.

A letter is written down before it is sent, and never sent again: whoever is
counting on it would rather have none this week than two, and it is in the admin too.
"""

import logging
from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from pages.models import LinkLetter, Person
from pages.owners.letters.contents import pages_to_see_to
from pages.owners.letters.writing import write_letter
from pages.owners.standing_in import count_unattended, readers
from users.accounts.idle import idle_accounts
from users.mailing.server import is_put_off, mail_server

MONDAY = 0
FIRST_HOUR = 6
HAND_OVER = "pages.change_person"
CLOSE_ACCOUNTS = "users.change_user"
# Accounts are told of once a month: one that is kept on purpose is not news every week.
_FIRST_WEEK = 7

logger = logging.getLogger(__name__)


def send_weekly_letters(now: datetime | None = None) -> int:
    """Send this week's letters if it is Monday morning or later that day.

    Return how many. May be called again and again, and be killed at any time.
    """
    now = now or timezone.now()
    local = timezone.localtime(now)
    if local.weekday() != MONDAY or local.hour < FIRST_HOUR:
        return 0
    week = local.date()
    had = LinkLetter.objects.filter(week=week).values("person")
    waiting = Person.objects.filter(is_active=True, wants_link_letters=True)
    waiting = list(waiting.exclude(email="").exclude(pk__in=had).select_related("user"))
    if not waiting:
        return 0
    owners = _owners_by_reader(week)
    # A mail server that is down is asked again in an hour, with nothing written down.
    connection = mail_server()
    opened = False
    sent = 0
    try:
        for person in waiting:
            pages = pages_to_see_to(person, owners.get(person.pk, []), week)
            unattended = count_unattended(week) if may_hand_over(person) else 0
            idle = _count_idle(person, now) if week.day <= _FIRST_WEEK else 0
            if not pages and not unattended and not idle:
                continue
            if not opened:
                connection.open()
                opened = True
            letter = write_letter(person, pages, unattended, idle)
            sent += _send(person, week, letter, connection)
    finally:
        if opened:
            connection.close()
    return sent


def forget_old_letters(now: datetime) -> None:
    """Forget who had a letter more than a year ago."""
    oldest = timezone.localdate(now) - timedelta(days=365)
    LinkLetter.objects.filter(week__lt=oldest).delete()


def _send(person: Person, week: date, letter, connection) -> bool:
    try:
        with transaction.atomic():
            record = LinkLetter.objects.create(person=person, week=week)
    except IntegrityError:
        # Another worker was quicker.
        return False
    try:
        connection.send_messages([letter])
    except Exception as error:
        # One bad address is no reason for the others to go without.
        logger.exception("link_letter_not_sent", extra={"person": person.pk})
        if is_put_off(error):
            # Then it is certain that nothing was sent: it is tried again in an hour.
            record.delete()
        return False
    record.sent_at = timezone.now()
    record.save(update_fields=["sent_at"])
    return True


def may_hand_over(person: Person) -> bool:
    """Whether somebody can give a page that nobody sees to another owner."""
    user = person.user
    return user is not None and user.is_active and user.has_perm(HAND_OVER)


def _count_idle(person: Person, now: datetime) -> int:
    """Return how many accounts nobody has used for a year, for those who can close them."""
    user = person.user
    if user is None or not (user.is_active and user.has_perm(CLOSE_ACCOUNTS)):
        return 0
    return idle_accounts(now).exclude(pk=user.pk).count()


def _owners_by_reader(today: date) -> dict[int, list[Person]]:
    owners: dict[int, list[Person]] = defaultdict(list)
    people = Person.objects.in_bulk()
    for pk, reader in readers(today).items():
        if reader is not None:
            owners[reader.pk].append(people[pk])
    return owners
