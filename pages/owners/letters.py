"""The weekly letter to those whose pages have links to decide about.

A letter is written down before it is sent, and never sent again: whoever is
counting on it would rather have none this week than two, and it is in the admin too.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext
from wagtail.models import Page

from links.decisions.matters import what_is_the_matter, what_to_do
from links.decisions.needed import needs_decision
from links.models import Link, LinkUse
from links.owners import page_ids_of_owner
from links.printing.lookup import share_root_paths
from pages.models import LinkLetter, Person
from pages.serving.addresses import full_address
from users.mail_server import is_put_off, mail_server

MONDAY = 0
FIRST_HOUR = 6
# More than that nobody reads in a letter; the list of links has them all.
MOST_LINKS = 30

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PageInLetter:
    """A page of the reader's with links that need a decision."""

    page: Page
    links: list[Link]

    @property
    def edit_url(self) -> str:
        return _in_admin("wagtailadmin_pages:edit", self.page.pk)

    @property
    def public_url(self) -> str:
        return full_address(self.page) if self.page.live else ""

    @property
    def items(self) -> list[dict]:
        """What the letter says of each link. Never its address: it may be a danger."""
        return [
            {
                "title": link.title,
                "sentences": what_is_the_matter(link),
                "advice": what_to_do(link),
                "url": _in_admin("wagtailsnippets_links_link:edit", link.pk),
            }
            for link in self.links
        ]


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
    readers = Person.objects.filter(is_active=True, wants_link_letters=True)
    readers = list(readers.exclude(email="").exclude(pk__in=had))
    if not readers:
        return 0
    # A mail server that is down is asked again in an hour, with nothing written down.
    connection = mail_server()
    opened = False
    sent = 0
    try:
        for person in readers:
            pages = pages_to_decide_about(person)
            if not pages:
                continue
            if not opened:
                connection.open()
                opened = True
            sent += _send(person, week, pages, connection)
    finally:
        if opened:
            connection.close()
    return sent


def pages_to_decide_about(person: Person) -> list[PageInLetter]:
    """Return the reader's pages with links that need a decision, by title."""
    uses = (
        LinkUse.objects.filter(
            page__in=page_ids_of_owner(person.pk),
            link__in=Link.objects.filter(needs_decision()),
        )
        .select_related("page", "link__health", "link__tally")
        .order_by("page__title", "page_id", "link__title", "link_id")
    )
    pages = [
        PageInLetter(page, [use.link for use in group])
        for page, group in groupby(uses, key=lambda use: use.page)
    ]
    share_root_paths(found.page for found in pages)
    return pages


def forget_old_letters(now: datetime) -> None:
    """Forget who had a letter more than a year ago."""
    oldest = timezone.localdate(now) - timedelta(days=365)
    LinkLetter.objects.filter(week__lt=oldest).delete()


def write_letter(person: Person, pages: list[PageInLetter]) -> EmailMultiAlternatives:
    """Return the letter, in the language of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        count = len({link.pk for found in pages for link in found.links})
        shown = _at_most(pages, MOST_LINKS)
        register = _in_admin("wagtailsnippets_links_link:list")
        subject = ngettext(
            "A link on your pages needs a decision",
            "%(count)d links on your pages need a decision",
            count,
        ) % {"count": count}
        context = {
            "subject": subject,
            "person": person,
            "pages": shown,
            "count": count,
            "is_shortened": shown != pages,
            "list_url": f"{register}?attention=decide&owner={person.pk}",
            "account_url": _in_admin("wagtailadmin_account"),
            "language": settings.LANGUAGE_CODE,
            "has_account": person.user_id is not None,
        }
        letter = EmailMultiAlternatives(
            subject,
            render_to_string("pages/mail/link_letter.txt", context),
            to=[person.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        html = render_to_string("pages/mail/link_letter.html", context)
        letter.attach_alternative(html, "text/html")
    return letter


def _send(person: Person, week: date, pages, connection) -> bool:
    letter = write_letter(person, pages)
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


def _at_most(pages: list[PageInLetter], links: int) -> list[PageInLetter]:
    shown = []
    for found in pages:
        if links <= 0:
            break
        shown.append(PageInLetter(found.page, found.links[:links]))
        links -= len(found.links)
    return shown


def _in_admin(name: str, *args) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=args)}"
