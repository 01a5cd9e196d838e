"""The form in which a colleague is taken in, as account and as member of staff."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from colleagues.joining import JoinedAlreadyError, person_to_join
from pages.models import Person
from users.accounts.forms import UserCreationForm
from users.models import User

_PERSON_RIGHTS = ("pages.add_person", "pages.change_person")


class ColleagueCreationForm(UserCreationForm):
    """An account, and with one tick the member of staff whom residents meet."""

    # As long as both of them take.
    name = forms.CharField(
        label=_("Name"), max_length=Person._meta.get_field("name").max_length
    )
    is_on_site = forms.BooleanField(
        label=_("Member of staff on the site too"),
        required=False,
        initial=True,
        help_text=_(
            "So that the user can be page owner and contact. Whoever has the same "
            "e-mail address or name among the staff is joined to the account; otherwise "
            "a new one is added."
        ),
    )

    def __init__(self, *args, by: User, **kwargs):
        super().__init__(*args, by=by, **kwargs)
        if not by.has_perms(_PERSON_RIGHTS):
            del self.fields["is_on_site"]

    def clean(self):
        """Say it when the member of staff signs in with another account."""
        super().clean()
        name, email = self.cleaned_data.get("name"), self.cleaned_data.get("email")
        if self.cleaned_data.get("is_on_site") and name and email:
            try:
                person_to_join(name, email)
            except JoinedAlreadyError as error:
                self.add_error("is_on_site", _joined(error.person))
        return self.cleaned_data


def _joined(person: Person) -> str:
    words = gettext(
        "%(name)s of the staff has this e-mail address, and signs in as %(user)s "
        "already. Remove the tick, or give the user another address."
    )
    account = person.user
    return format_html(
        "{}",
        words
        % {
            "name": person.name,
            "user": account.get_full_name() or account.get_username(),
        },
    )
