"""The form behind a link in the admin."""

from wagtail.admin.forms import WagtailAdminModelForm


class LinkForm(WagtailAdminModelForm):
    """Remembers who flagged a link."""

    def save(self, commit=True):
        link = self.instance
        if not link.is_flagged:
            link.unavailable_since = None
            link.unavailable_by = None
        elif "availability" in self.changed_data:
            link.unavailable_by = self.for_user
        return super().save(commit)
