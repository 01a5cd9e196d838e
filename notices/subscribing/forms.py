"""The address, and the departments whose notices it gets."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from departments.asked import are_too_many
from departments.models import DepartmentPage
from departments.models.finder import Finder
from links.reports.guarded import GuardedForm
from notices.models.listing import public_departments


@dataclass(frozen=True)
class DepartmentBox:
    """A department that can be ticked."""

    pk: str
    title: str
    is_chosen: bool


class ChoiceForm(forms.Form):
    """Of which departments somebody wants the notices.

    Where there are many, they are found by the street that somebody types, and only what
    is chosen or found can be ticked.
    """

    street = forms.CharField(label=_("Where do you live?"), required=False)
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
    def to_show(self) -> "ChoiceForm":
        """The form that is answered with. One that was not sent, but for a department to
        be found, is filled in as it was, and no fault is found with it."""
        if not self.is_finding:
            return self
        return self._anew(initial={name: self[name].value() for name in self.fields})

    @property
    def is_finding(self) -> bool:
        """Whether a department was looked for, and the form not sent."""
        return "find" in self.data and self.finder.is_asked

    @cached_property
    def finder(self) -> Finder:
        """What the street has found."""
        return Finder(None, (self["street"].value() or "") if self.is_typed else "")

    @property
    def street_left(self) -> str:
        """What stays in the field: a street that was found has become a tick."""
        return "" if self.finder.only_one else self.finder.text

    @property
    def is_typed(self) -> bool:
        """Whether there are too many departments for a list of all of them."""
        return are_too_many(self.fields["departments"].choices)

    @property
    def boxes(self) -> Iterator[DepartmentBox]:
        """Yield the departments, with what is chosen of them."""
        chosen = self._ticked | self._meant
        shown = chosen | {str(found.page.pk) for found in self.finder.found}
        for pk, title in self.fields["departments"].choices:
            if pk in shown or not self.is_typed:
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
        if "departments" in cleaned:
            self._take_street(cleaned)
        if not (cleaned.get("everywhere") or cleaned.get("departments")):
            message = gettext("Choose all departments, or at least one.")
            if "departments" not in self.errors:
                self.add_error("departments", message)
        return cleaned

    def _take_street(self, cleaned: dict) -> None:
        """Choose the department of the street; find fault with one that names none."""
        ticked = set(cleaned["departments"])
        cleaned["departments"] = [*cleaned["departments"], *(self._meant - ticked)]
        if not self.finder.is_asked or cleaned.get("everywhere") or self._meant:
            return
        found = {str(each.page.pk) for each in self.finder.found}
        if not found & ticked:
            message = (
                gettext("Choose which department it is.")
                if found
                else gettext("We do not know that street. Correct it, or delete it.")
            )
            self.add_error("departments", message)

    @property
    def _ticked(self) -> set[str]:
        return set(map(str, self["departments"].value() or ()))

    @property
    def _meant(self) -> set[str]:
        """The department of the street, when there is no doubt which it is."""
        return {str(self.finder.only_one.page.pk)} if self.finder.only_one else set()

    def _anew(self, **kwargs) -> "ChoiceForm":
        return type(self)(**kwargs)

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

    def _anew(self, **kwargs) -> "SubscribeForm":
        return type(self)(about=self.about, **kwargs)

    def clean_email(self) -> str:
        """Return the address as it is kept: nobody has two that differ by capitals."""
        return unicodedata.normalize("NFC", self.cleaned_data["email"]).lower()
