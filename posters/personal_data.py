"""What is held about those whom posters name."""

from django.utils.translation import gettext_lazy as _

from personal_data.erasing.outcome import Outcome
from personal_data.finding.subject import Subject
from personal_data.register.declaring import NONE, Declared, Holding, Texts, Whose
from posters.models import PosterFile


def _forget_files(subject: Subject, outcome: Outcome) -> None:
    """Delete all files: they are made anew, of what is then on the site."""
    PosterFile.objects.all().delete()


DECLARED = Declared(
    holdings=[
        Holding(
            "posters.PosterFile",
            (Whose.CONTACT, Whose.ANYBODY),
            _("Posters as PDF files, which say whom to ring"),
            _("That a poster is not made anew for everybody who wants to print it"),
            _("At most seven days"),
            dict.fromkeys(("content", "failure", "fingerprint", "key"), NONE),
            deleted_by=("forget_poster_files",),
            texts=Texts.MADE,
            erased=_("Deleted, and made anew"),
        ),
    ],
    after=[_forget_files],
)
