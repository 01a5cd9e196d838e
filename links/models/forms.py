"""The form behind a link in the admin."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from linkcheck.addresses import normalise_address
from linkcheck.tracking import without_tracking

WITHOUT_TRACKING = "without"
AS_IT_IS = "as_it_is"


def tracking_field() -> forms.ChoiceField:
    """Return the field in which somebody chooses between the forms of an address."""
    return forms.ChoiceField(
        label=_("With or without tracking"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "A piece of the address only tells the other site where its readers come "
            "from. The page is the same without it."
        ),
    )


class AsksAboutTracking:
    """A form with an address in `url`, and in `tracking` what is to be kept of it.

    Nothing is asked of an address without such a piece, and nothing is taken away
    before somebody has seen both and chosen. It needs no script: an address that
    asks for a choice comes back with it, and with all else that was written.
    """

    # The address that is stored, about which somebody has chosen before.
    _stored = ""

    def offer_without_tracking(self, address: str, stored: str = "") -> None:
        """Ask about `address`, or drop the question where there is nothing to ask."""
        self._stored = stored
        address = _normalised(address)
        bare = without_tracking(address)
        if bare == address:
            self.fields.pop("tracking", None)
            return
        field = self.fields["tracking"]
        field.choices = [
            (WITHOUT_TRACKING, gettext("Without: %(address)s") % {"address": bare}),
            (AS_IT_IS, gettext("With: %(address)s") % {"address": address}),
        ]
        if address == stored:
            field.initial = AS_IT_IS

    def chosen_address(self, address: str) -> str:
        """Return what was chosen for `address`; notes when a choice is missing."""
        choice = self.cleaned_data.get("tracking")
        normalised = _normalised(address)
        if "tracking" not in self.fields or "tracking" in self.errors:
            return address
        if choice == WITHOUT_TRACKING:
            return without_tracking(normalised)
        if choice != AS_IT_IS and normalised != self._stored:
            self.add_error(
                "tracking", _("Choose the address without tracking, or keep it.")
            )
        return address


class LinkForm(AsksAboutTracking, WagtailAdminModelForm):
    """Asks about tracking, and remembers who flagged a link."""

    tracking = tracking_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stored = self.instance.url or ""
        typed = self.data.get(self.add_prefix("url"), "") if self.is_bound else stored
        self.offer_without_tracking(typed, stored)

    def clean(self):
        """Take the address as it was chosen."""
        cleaned = super().clean()
        if cleaned.get("url"):
            cleaned["url"] = self.chosen_address(cleaned["url"])
        return cleaned

    def save(self, commit=True):
        link = self.instance
        if not link.is_flagged:
            link.unavailable_since = None
            link.unavailable_by = None
        elif "availability" in self.changed_data:
            link.unavailable_by = self.for_user
        return super().save(commit)


def _normalised(address: str) -> str:
    """Return the stored form of an address; "" for what has none."""
    try:
        return normalise_address(address)
    except ValidationError:
        return ""
