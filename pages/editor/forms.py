"""The form behind every page in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from pages.editor.refusing import refusals_of
from plaintext.slugs import slug_of

# The buttons after which a page goes to its readers, or to somebody who sends it on.
_TOWARDS_READERS = {"action-publish", "action-submit", "action-restart-workflow"}


class BasePageForm(WagtailAdminPageForm):
    """Asks anew about each edit, and for the description of a picture."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.live and not page.has_unpublished_changes:
            # What was true of the last update says nothing of the next one.
            self.initial.update({"minor_edit": False, "change_note": ""})
        if slug := self.fields.get("slug"):
            # An address that the page has had keeps working.
            slug.text_rule = lambda typed, kept=page.slug: (
                typed if typed == kept else slug_of(typed)
            )

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

    def _post_clean(self):
        super()._post_clean()
        if self._goes_towards_readers():
            for refusal in refusals_of(self.instance):
                self.add_error(None, refusal.explain())

    def _goes_towards_readers(self) -> bool:
        if self.is_deferred_validation:
            return False
        approves = self.data.get("workflow-action-name") == "approve"
        return bool(_TOWARDS_READERS & self.data.keys()) or (
            approves and "action-workflow-action" in self.data
        )


class PageCopyForm(CopyForm):
    """Publishes no copy of a page that readers may not have."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_slug"].text_rule = slug_of

    def clean(self):
        cleaned_data = super().clean()
        wishes = [
            name for name in ("publish_copies", "alias") if cleaned_data.get(name)
        ]
        for page in self._shown_pages(cleaned_data) if wishes else ():
            for refusal in refusals_of(page):
                self.add_error(wishes[0], refusal.explain())
        return cleaned_data

    def _shown_pages(self, cleaned_data):
        pages = self.page.get_descendants(inclusive=True)
        if not cleaned_data.get("copy_subpages"):
            pages = pages.filter(pk=self.page.pk)
        return pages.live().specific()
