"""The form in which departments are put on the plan: two numbers for each."""

from collections.abc import Iterable

from django import forms
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from departments.models import DepartmentPage, PlanPlace
from departments.models.place import END

_WHOLE = _("Write a whole number from 0 to 100.")


def _per_cent(label: str) -> forms.IntegerField:
    """Return a field that shows again what was typed, whatever that is."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=END,
        # What somebody has not touched is left to whoever has.
        show_hidden_initial=True,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "maxlength": "10", "autocomplete": "off"}
        ),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _WHOLE),
    )


class PlaceForm(forms.Form):
    """Where one department is; empty takes it off the plan."""

    across = _per_cent(_("From the left, %"))
    down = _per_cent(_("From the top, %"))

    def __init__(self, data, department: DepartmentPage, number: int):
        self.department, self.number = department, number
        place = getattr(department, "plan_place", None)
        initial = {"across": place.across, "down": place.down} if place else {}
        super().__init__(data, prefix=f"place-{department.pk}", initial=initial)
        if self.errors:
            for field in self.fields.values():
                field.widget.attrs["aria-describedby"] = self.errors_id

    @property
    def errors_id(self) -> str:
        return f"{self.prefix}-errors"

    @property
    def messages(self) -> list[str]:
        """What is wrong, each sentence once."""
        every = (message for found in self.errors.values() for message in found)
        return list(dict.fromkeys(every))

    @property
    def is_placed(self) -> bool:
        """Whether there is a spot to show, as the form has it now."""
        numbers = self["across"].value(), self["down"].value()
        return not self.errors and all(number not in (None, "") for number in numbers)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and (cleaned["across"] is None) != (cleaned["down"] is None):
            lacking = "across" if cleaned["across"] is None else "down"
            self.add_error(lacking, _("Write both numbers, or leave both empty."))
        return cleaned

    def save(self) -> None:
        """Put the department where the form has it."""
        if self.cleaned_data["across"] is None:
            PlanPlace.objects.filter(department=self.department).delete()
        else:
            PlanPlace.objects.update_or_create(
                department=self.department, defaults=self.cleaned_data
            )


class PlacingForm:
    """The places of all departments of an overview."""

    def __init__(self, departments: Iterable[DepartmentPage], data=None):
        self.rows = [
            PlaceForm(data, department, number)
            for number, department in enumerate(departments, start=1)
        ]

    @cached_property
    def wrong(self) -> list[PlaceForm]:
        """The rows that cannot be saved as they are."""
        return [row for row in self.rows if row.is_bound and not row.is_valid()]

    def save(self) -> int:
        """Save what was changed, and only that; return how many departments it is of."""
        changed = [row for row in self.rows if row.has_changed()]
        with transaction.atomic():
            for row in changed:
                row.save()
        return len(changed)
