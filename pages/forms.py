"""The form behind every page in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Asks anew about each edit, and for the description of a picture."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.live and not page.has_unpublished_changes:
            # What was true of the last update says nothing of the next one.
            self.initial.update({"minor_edit": False, "change_note": ""})

    def clean(self):
        cleaned_data = super().clean()
        if (
            not self.is_deferred_validation
            and cleaned_data.get("picture")
            and not cleaned_data.get("picture_alt")
            and not cleaned_data.get("picture_decorative")
        ):
            self.add_error(
                "picture_alt",
                _("Describe the picture, or tick that it is decoration only."),
            )
        return cleaned_data
