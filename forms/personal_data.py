"""What is held of those who send forms, and of those who get them."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forms.models import FormPicture, Submission
from personal_data.erasing.outcome import Outcome
from personal_data.finding.subject import Subject
from personal_data.register.declaring import (
    ADDRESS,
    NONE,
    OWN,
    SECRET,
    TEXT,
    WHO,
    Declared,
    Holding,
    Whose,
)
from personal_data.register.of_pages import page_holding

_WHY = _("That residents get an answer")
_KEPT = _("One month to a year, as the resident was told; spam for two weeks")
_JOB = "forget_form_messages"


def _sent_by(subject: Subject) -> Q:
    """Messages that somebody sent, whichever of their questions asked for the address."""
    wanted = Q(pk__in=[])
    for address in subject.addresses:
        wanted |= Q(email__iexact=address)
    return wanted


def _pictures_of(subject: Subject) -> Q:
    sent = Submission.objects.filter(_sent_by(subject))
    return Q(submission__in=sent.order_by().values("pk"))


def _delete_messages(subject: Subject, outcome: Outcome) -> None:
    """What somebody sent goes as a whole, their name and number in it too."""
    sent = Submission.objects.filter(_sent_by(subject))
    pictures = FormPicture.objects.filter(_pictures_of(subject)).count()
    count = sent.count()
    sent.delete()
    outcome.gone(_("Messages from forms"), count)
    outcome.gone(_("Pictures from forms"), pictures)


def holdings() -> Iterator[Holding]:
    """Yield what the tables of forms hold."""
    yield Holding(
        "forms.Submission",
        (Whose.RESIDENT, Whose.STAFF, Whose.ANYBODY),
        _("What a resident wrote in a form: what it asks for. Who saw to it"),
        _WHY,
        _KEPT,
        {
            "answers": OWN,
            "text": TEXT,
            "email": ADDRESS,
            "reference": OWN,
            "digest": NONE,
            "signs": NONE,
            "created_at": OWN,
            "delete_on": OWN,
            "handled_at": OWN,
            "handled_by": WHO,
        },
        deleted_by=(_JOB, "FORM_SPAM_DAYS"),
        erased=_("Messages that somebody sent are deleted; others lose the address"),
    )
    yield Holding(
        "forms.FormPicture",
        (Whose.RESIDENT, Whose.ANYBODY),
        _("Pictures that residents sent, without where they were taken"),
        _WHY,
        _("As long as the message; those of forms that were not sent, for a day"),
        {
            "name": TEXT,
            "question": NONE,
            "token": SECRET,
            "content": OWN,
            "created_at": OWN,
        },
        deleted_by=(_JOB, "FORM_PICTURE_HOURS", "forms.Submission"),
        about=_pictures_of,
    )
    yield Holding(
        "forms.FormReceiver",
        (Whose.CONTACT, Whose.STAFF),
        _("Who gets the answers of a form"),
        _WHY,
        _("As long as the page; staff delete pages"),
        {"person": WHO},
    )
    yield page_holding(
        "forms.FormPage", questions=TEXT, button_text=TEXT, thanks=TEXT, purpose=TEXT
    )


DECLARED = Declared(
    holdings=list(holdings()),
    nothing={
        "forms.FormCount": (
            "how many forms groups of visitors sent within an hour; no addresses"
        ),
        "forms.CopyCount": (
            "how many copies groups of visitors had sent within an hour; no addresses"
        ),
        "forms.FormPlaces": "how many places of a form are taken",
    },
    erasers=[_delete_messages],
)
