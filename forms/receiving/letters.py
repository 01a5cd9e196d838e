"""Mail about what was sent: to those who see to it, and a copy for whoever wants one.

Django's door for mail puts letters in the worker's queue, in the transaction in which
the message is kept: both are there, or neither is.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from forms.belonging import Belonging, belonging_of
from forms.models import FormPage, Submission
from forms.receiving.judging import without_addresses
from pages.owners.standing_in import readers

_AUTOMATIC = {"Auto-Submitted": "auto-generated"}
SUBMISSION = "form_message"


def tell_receivers(page: FormPage, submission: Submission) -> None:
    """Write to those who get the answers of a form, or to who stands in for them."""
    today = timezone.localdate(submission.created_at)
    here = readers(today)
    people = [here.get(person.pk) for person in page.receiving_people()]
    addresses = {person.email for person in people if person and person.email}
    belonging = belonging_of([page])[page.pk]
    with translation.override(settings.LANGUAGE_CODE):
        # One for each: nobody's address is told to others, and none waits for another.
        for address in sorted(addresses):
            _letter(page, belonging, submission, address).send()


def _letter(
    page: FormPage, belonging: Belonging, submission: Submission, address: str
) -> EmailMessage:
    url = settings.WAGTAILADMIN_BASE_URL + reverse(SUBMISSION, args=[submission.pk])
    words = {"form": page.title, "number": submission.reference, "url": url}
    lines = [
        _("Somebody has sent the form “%(form)s”. It has the number %(number)s."),
        _("Read it and answer here: %(url)s"),
    ]
    if submission.is_waiting:
        lines.insert(1, _("All places are taken: this one is on the waiting list."))
    first, *rest = (line % words for line in lines)
    text = "\n\n".join([first, *belonging.lines, *rest])
    is_answered_by_mail = page.mail_has_answers and submission.email
    if page.mail_has_answers:
        text = f"{text}\n\n{_in_lines(submission)}"
    return EmailMessage(
        subject=_("New message: %(form)s (%(number)s)") % words,
        body=f"{text}\n",
        to=[address],
        reply_to=[submission.email] if is_answered_by_mail else [],
        headers=dict(_AUTOMATIC),
    )


def send_copy(page: FormPage, submission: Submission) -> None:
    """Send the sender what they wrote."""
    with translation.override(settings.LANGUAGE_CODE):
        words = {"form": page.title, "number": submission.reference}
        lines = [
            _("You have sent the form “%(form)s”. It has the number %(number)s.")
            % words,
            *belonging_of([page])[page.pk].lines,
            _("This is a copy of what you wrote:"),
            without_addresses(_in_lines(submission)),
            page.kept_in_words,
            _(
                "Was it not you? Then somebody has written your address by mistake. You "
                "need not do anything."
            ),
        ]
        EmailMessage(
            subject=_("Copy: %(form)s (%(number)s)") % words,
            body="\n\n".join(lines) + "\n",
            to=[submission.email],
            headers=dict(_AUTOMATIC),
        ).send()


def _in_lines(submission: Submission) -> str:
    return "\n\n".join(f"{told.label}\n{told.words or '–'}" for told in submission.told)
