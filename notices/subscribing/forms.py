"""The address, and the departments whose notices it gets."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from departments.models import DepartmentPage
from links.reports.guarded import GuardedForm
from notices.models.listing import public_departments


@dataclass(frozen=True)
class DepartmentBox:
    """A department that can be ticked."""

    pk: str
    title: str
    is_chosen: bool


class ChoiceForm(forms.Form):
    """Of which departments somebody wants the notices."""

    everywhere = forms.BooleanField(label=_("All departments"), required=False)
    departments = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": _("One of the departments is not there any longer.")
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = public_departments().values_list("pk", "title")
        self.fields["departments"].choices = [(str(pk), title) for pk, title in rows]

    @property
    def boxes(self) -> Iterator[DepartmentBox]:
        """Yield the departments, with what is chosen of them."""
        value = self["departments"].value() or ()
        chosen = set(map(str, value))
        for pk, title in self.fields["departments"].choices:
            yield DepartmentBox(pk, title, pk in chosen)

    @property
    def has_departments(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.fields["departments"].choices)

    @property
    def choice_errors(self) -> list[str]:
        """Return what is wrong with the departments."""
        return self.errors.get("departments", [])

    def clean(self):
        cleaned = super().clean()
        if not self.has_departments:
            cleaned["everywhere"] = True
        if not (cleaned.get("everywhere") or cleaned.get("departments")):
            message = gettext("Choose all departments, or at least one.")
            if "departments" not in self.errors:
                self.add_error("departments", message)
        return cleaned

    @property
    def wants_everything(self) -> bool:
        """Whether all departments are chosen: they are all, whatever else is ticked."""
        return bool(self.cleaned_data["everywhere"])

    @property
    def chosen(self) -> QuerySet[DepartmentPage]:
        """The departments that are chosen; what was deleted meanwhile is left out."""
        keys = () if self.wants_everything else self.cleaned_data["departments"]
        return public_departments().filter(pk__in=keys)


class SubscribeForm(GuardedForm, ChoiceForm):
    """What somebody fills in who wants notices by e-mail."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write a whole e-mail address, such as name@example.dk."),
        },
    )

    def clean_email(self) -> str:
        """Return the address as it is kept: nobody has two that differ by capitals."""
        return unicodedata.normalize("NFC", self.cleaned_data["email"]).lower()
