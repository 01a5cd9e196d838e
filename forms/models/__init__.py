"""Forms, what residents sent in them, and what is counted."""

from forms.models.counts import CopyCount, FormCount, FormPlaces
from forms.models.page import FormPage, FormReceiver
from forms.models.submission import FormPicture, Submission

__all__ = [
    "CopyCount",
    "FormCount",
    "FormPage",
    "FormPicture",
    "FormPlaces",
    "FormReceiver",
    "Submission",
]
