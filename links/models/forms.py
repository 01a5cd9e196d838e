"""The form behind a link in the admin."""

from wagtail.admin.forms import WagtailAdminModelForm

from links.models.same_words import AsksAboutSameWords, another_field


class LinkForm(AsksAboutSameWords, WagtailAdminModelForm):
    """Asks about a link of the same words, and remembers who flagged a link."""

    is_another = another_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_about_same_words()

    def save(self, commit=True):
        link = self.instance
        if not link.is_flagged:
            link.unavailable_since = None
            link.unavailable_by = None
        elif "availability" in self.changed_data:
            link.unavailable_by = self.for_user
        return super().save(commit)
