"""Whom somebody wants to see the data of."""

from django import forms
from django.utils.translation import gettext_lazy as _

from personal_data.finding.subject import (
    NotFoundError,
    SeveralError,
    Subject,
    find,
)


class PersonForm(forms.Form):
    """An address or a user name, and which of several people with that address."""

    who = forms.CharField(
        label=_("Mail address or user name"),
        max_length=254,
        help_text=_(
            "The address may also be that of somebody without an account, as it stands "
            "in a text."
        ),
    )
    name = forms.CharField(required=False, max_length=254, widget=forms.HiddenInput)

    subject: Subject | None = None
    candidates = ()

    def clean(self):
        """Find the person: by the account first."""
        cleaned = super().clean()
        who, name = cleaned.get("who", ""), cleaned.get("name", "")
        if not who:
            return cleaned
        try:
            self.subject = _found(who, name)
        except NotFoundError as error:
            self.add_error("who", str(error))
        except SeveralError as error:
            self.candidates = error.candidates
            self.add_error(
                "who", _("Several people have that address. Choose one of them below.")
            )
        return cleaned


def _found(who: str, name: str) -> Subject:
    try:
        return find(username=who)
    except NotFoundError:
        return find(email=who, name=name)
