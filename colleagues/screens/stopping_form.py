"""Who stops, and the form that asks who takes over what, and from when."""

from dataclasses import dataclass

from django import forms
from django.forms.utils import flatatt
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from colleagues.leaving.belongings import Belongings
from pages.models import Person
from users.accounts.rights import may_manage
from users.models import User

OF_USER, OF_PERSON = "user_stops", "person_stops"
CHANGE_PEOPLE = "pages.change_person"
# So many things stand in one list that is opened.
BATCH = 50


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


def is_for_others(by: User, colleague: Colleague) -> bool:
    """Whether `by` sees to the staff, but not to accounts, and this one has an account."""
    account = colleague.user
    return (
        account is not None
        and account.pk != by.pk
        and not by.has_perm("users.change_user")
    )


def who_may_close(account: User) -> list[str]:
    """Return the names of those who may close `account`, in the order of the alphabet."""
    see_to_accounts = User.objects.with_perm(
        "users.change_user", backend="django.contrib.auth.backends.ModelBackend"
    )
    if account.is_superuser:
        see_to_accounts = see_to_accounts.filter(is_superuser=True)
    others = see_to_accounts.exclude(pk=account.pk)
    return sorted(user.get_full_name() or user.get_username() for user in others)


@dataclass(frozen=True)
class Batch:
    """Some of the things that one may except, counted from `first`."""

    first: int
    fields: list[forms.BoundField]

    @property
    def last(self) -> int:
        return self.first + len(self.fields) - 1

    @property
    def has_choice(self) -> bool:
        """Whether somebody has been chosen for one of them, or tried to be."""
        return any(field.errors or field.data for field in self.fields)


class _SharedSelect(forms.Select):
    """One of hundreds of lists of the same colleagues, whose options are written once."""

    def __init__(self, options: dict[str, str]):
        super().__init__()
        self.options = options

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = self.options.copy()
        if chosen in options:
            options[chosen] = mark_safe(  # noqa: S308 (it is one of our options)
                options[chosen].replace("<option", "<option selected", 1)
            )
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs({"name": name}, attrs)),
            mark_safe("".join(options.values())),  # noqa: S308 (made by _options)
        )


def _options(choices: list[tuple]) -> dict[str, str]:
    return {
        str(value): format_html('<option value="{}">{}</option>', value, label)
        for value, label in choices
    }


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
        to_choose = [("", gettext("As all the others")), *choices]
        options = _options(to_choose)
        for number, (key, title, why) in enumerate(belongings.things()):
            name = f"except_{number}"
            self.fields[name] = forms.TypedChoiceField(
                label=title,
                required=False,
                coerce=int,
                empty_value=None,
                choices=to_choose,
                widget=_SharedSelect(options),
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

    def exception_batches(self) -> list[Batch]:
        """Return the fields of the exceptions, for the template."""
        fields = [self[name] for _key, name in self.exceptions]
        return [
            Batch(start + 1, fields[start : start + BATCH])
            for start in range(0, len(fields), BATCH)
        ]
