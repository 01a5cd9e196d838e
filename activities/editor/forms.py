"""The form behind an activity in the admin."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.editor.changes import faults_of_changes
from activities.schedule.plan import ChangedDate, Plan
from pages.editor.forms import BasePageForm

_CHANGED = ("kind", "day", "new_day", "begins_at", "ends_at", "place", "note")


class ActivityForm(BasePageForm):
    """Asks for what a sign-up needs, and that changes are of dates that there are."""

    def clean(self):
        cleaned_data = super().clean()
        if not self.is_deferred_validation:
            if "first_day" not in self.errors and not cleaned_data.get("first_day"):
                self.add_error("first_day", _("Write on which day it takes place."))
            for field, message in _faults_of_sign_up(cleaned_data):
                self.add_error(field, message)
        return cleaned_data

    def is_valid(self):
        return super().is_valid() and self._changes_fit()

    def _changes_fit(self) -> bool:
        """Tell each changed date what is wrong with it; after all forms are clean."""
        plan = _plan_of(self.cleaned_data)
        if plan is None or "changes" not in self.formsets:
            return True
        forms = [
            form
            for form in self.formsets["changes"].forms
            if form.cleaned_data.get("day") and not form.cleaned_data.get("DELETE")
        ]
        changes = [
            ChangedDate(*(form.cleaned_data.get(name) for name in _CHANGED))
            for form in forms
        ]
        found = faults_of_changes(plan, changes, timezone.localdate())
        for form, faults in zip(forms, found, strict=True):
            for field, message in faults.items():
                form.add_error(field, message)
        return not any(found)


def _plan_of(said: dict) -> Plan | None:
    if said.get("first_day") is None:
        return None
    return Plan(
        said["first_day"],
        said.get("begins_at"),
        said.get("last_day"),
        said.get("ends_at"),
        said.get("repeats", ""),
        said.get("repeats_until"),
        said.get("repeats_times"),
    )


def _faults_of_sign_up(said: dict):
    contact, way = said.get("contact"), said.get("sign_up")
    if way == "form" and not said.get("sign_up_link"):
        yield "sign_up_link", _("Choose the link to the form.")
    if way == "phone" and not (contact and contact.phone):
        yield "contact", _("Choose a contact with a phone number to sign up by.")
    if way == "email" and not (contact and contact.email):
        yield "contact", _("Choose a contact with an e-mail address to sign up by.")
