"""Who stops, and the form that asks who takes over what, and from when."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from colleagues.leaving.belongings import Belongings
from pages.models import Person
from users.accounts.rights import may_manage
from users.models import User

OF_USER, OF_PERSON = "user_stops", "person_stops"
CHANGE_PEOPLE = "pages.change_person"
# Of more things the screen offers no exceptions: a list to choose from for each is long.
MOST_EXCEPTIONS = 50


@dataclass(frozen=True)
class Colleague:
    """An account and a member of staff, or one of the two."""

    user: User | None
    person: Person | None

    @property
    def name(self) -> str:
        if self.person is not None:
            return self.person.name
        return self.user.get_full_name() or self.user.get_username()

    @property
    def is_gone(self) -> bool:
        """Whether nothing of them is open any more."""
        user_gone = self.user is None or not self.user.is_active
        return user_gone and (self.person is None or not self.person.is_active)

    @property
    def url(self) -> str:
        if self.user is not None:
            return reverse(OF_USER, args=[self.user.pk])
        return reverse(OF_PERSON, args=[self.person.pk])


def may_let_go(by: User, colleague: Colleague) -> bool:
    """Whether `by` may: nobody themselves, nobody mightier, and both parts of the person."""
    if colleague.user is not None and (
        colleague.user.pk == by.pk or not may_manage(by, colleague.user)
    ):
        return False
    return by.has_perm(CHANGE_PEOPLE)


class StoppingForm(forms.Form):
    """Who takes over, when, and the exceptions."""

    successor = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who takes over"), required=False
    )
    last_day = forms.DateField(
        label=_("Last day"),
        widget=AdminDateInput,
        help_text=_("Today: at once. A later day: when that day is over."),
    )

    def __init__(self, *args, colleague: Colleague, belongings: Belongings, **kwargs):
        kwargs.setdefault("initial", {})["last_day"] = timezone.localdate()
        super().__init__(*args, **kwargs)
        self.belongings = belongings
        people = Person.objects.filter(is_active=True).exclude(user__is_active=False)
        if colleague.person is not None:
            people = people.exclude(pk=colleague.person.pk)
        # One query for the choice and all exceptions from it.
        choices = [(person.pk, str(person)) for person in people]
        self.fields["successor"].queryset = people
        self.fields["successor"].widget.choices = [
            ("", gettext("Choose a colleague")),
            *choices,
        ]
        self.exceptions = []
        for number, (key, title, why) in enumerate(
            belongings.things()[:MOST_EXCEPTIONS]
        ):
            name = f"except_{number}"
            self.fields[name] = forms.TypedChoiceField(
                label=title,
                required=False,
                coerce=int,
                empty_value=None,
                choices=[("", gettext("As all the others")), *choices],
                help_text=why,
            )
            self.exceptions.append((key, name))

    def clean_last_day(self):
        """Nobody's account was closed yesterday."""
        day = self.cleaned_data["last_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def clean(self):
        """Somebody has to take over what there is."""
        super().clean()
        if "successor" in self.errors:
            return self.cleaned_data
        excepted = [self.cleaned_data.get(name) for _key, name in self.exceptions]
        is_all_excepted = len(excepted) == self.belongings.count and all(excepted)
        has_none = self.cleaned_data.get("successor") is None
        if self.belongings.count and has_none and not is_all_excepted:
            self.add_error("successor", gettext("Choose who takes over."))
        return self.cleaned_data

    @property
    def excepted(self) -> dict[str, Person]:
        """Who takes over what, where it is not as with all the others."""
        chosen = {
            key: self.cleaned_data[name]
            for key, name in self.exceptions
            if self.cleaned_data.get(name)
        }
        people = Person.objects.in_bulk(chosen.values())
        return {key: people[pk] for key, pk in chosen.items() if pk in people}

    @property
    def exception_fields(self) -> list:
        """The fields of the exceptions, for the template."""
        return [self[name] for _key, name in self.exceptions]
