"""The letter itself: its subject, and its words as text and as HTML."""

from dataclasses import replace

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from pages.models import Person
from pages.owners.letters.contents import PageInLetter, in_admin

# More than that nobody reads in a letter; the list of links has them all.
MOST_LINKS = 30


def write_letter(
    person: Person, pages: list[PageInLetter], unattended: int = 0, idle: int = 0
) -> EmailMultiAlternatives:
    """Return the letter, in the language of the site.

    `unattended` is how many pages nobody sees to, for those who can hand them over, and
    `idle` how many accounts nobody has used for a year, for those who can close them.
    """
    with translation.override(settings.LANGUAGE_CODE):
        links = len({link.pk for found in pages for link in found.links})
        reviews = sum(found.review is not None for found in pages)
        shown = _at_most(pages, MOST_LINKS)
        register = in_admin("wagtailsnippets_links_link:list")
        subject = _subject(links, reviews, unattended)
        context = {
            "subject": subject,
            "person": person,
            "pages": shown,
            "count": links,
            "reviews": reviews,
            "today": timezone.localdate(),
            "unattended": unattended,
            "unattended_url": in_admin("pages_to_review"),
            "idle": idle,
            "idle_url": f"{in_admin('wagtailusers_users:index')}?matter=idle",
            "is_shortened": shown != pages,
            "list_url": f"{register}?attention=decide&owner={person.pk}",
            "account_url": in_admin("wagtailadmin_account"),
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


def _subject(links: int, reviews: int, unattended: int) -> str:
    if links and not reviews:
        return ngettext(
            "A link on your pages needs a decision",
            "%(count)d links on your pages need a decision",
            links,
        ) % {"count": links}
    if reviews and not links:
        return ngettext(
            "A page of yours is to be reviewed",
            "%(count)d of your pages are to be reviewed",
            reviews,
        ) % {"count": reviews}
    if reviews:
        return gettext("Links and pages of yours to see to")
    if unattended:
        return gettext("Pages that nobody sees to")
    return gettext("Accounts that nobody uses")


def _at_most(pages: list[PageInLetter], links: int) -> list[PageInLetter]:
    shown = []
    for found in pages:
        # A review takes the room of a link.
        room = links - (found.review is not None)
        if links <= 0:
            break
        shown.append(replace(found, links=found.links[: max(room, 0)]))
        links = room - len(found.links)
    return shown
