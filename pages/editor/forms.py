"""The form behind every page in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from pages.editor.refusing import refusals_of
from pages.planning.fields import PlannedMomentField
from pages.planning.pressed import (
    EXPIRE,
    GO_LIVE,
    SENDING,
    errors_of_plan,
    with_pressed_moment,
)
from plaintext.slugs import slug_of


class BasePageForm(WagtailAdminPageForm):
    """Asks anew about each edit, for the description of a picture, and when."""

    go_live_at = PlannedMomentField(label=_("Published on"), required=False)
    expire_at = PlannedMomentField(
        label=_("Taken down again on"),
        required=False,
        help_text=_(
            "Empty, the page stays until somebody takes it down. Its address then leads "
            "to the page above."
        ),
    )

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        # Wagtail's dialog for a plan, of which this form has the fields, is not there.
        cls.show_schedule_publishing_toggle = False

    def __init__(self, data=None, *args, **kwargs):
        data = with_pressed_moment(data)
        super().__init__(data, *args, **kwargs)
        # What was not asked stays as it was.
        for name in (GO_LIVE, EXPIRE) if data is not None else ():
            if name not in data:
                self.fields.pop(name, None)
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
        if not self.is_deferred_validation:
            self._describe_picture(cleaned_data)
        self._look_at_plan(cleaned_data)
        return cleaned_data

    def _describe_picture(self, cleaned_data) -> None:
        """Take the words that the picture came with, where nobody wrote others."""
        picture = cleaned_data.get("picture")
        is_described = cleaned_data.get("picture_alt") or "picture_alt" in self.errors
        if not picture or is_described or cleaned_data.get("picture_decorative"):
            return
        words = picture.description
        if words and len(words) <= self.fields["picture_alt"].max_length:
            cleaned_data["picture_alt"] = words
        else:
            self.add_error(
                "picture_alt",
                _("Describe the picture, or tick that it is decoration only."),
            )

    def _look_at_plan(self, cleaned_data) -> None:
        if GO_LIVE not in self.fields or {GO_LIVE, EXPIRE} & self.errors.keys():
            return
        errors = errors_of_plan(
            self.data,
            cleaned_data.get(GO_LIVE),
            cleaned_data.get(EXPIRE),
            self.instance.go_live_at,
        )
        for name, error in errors.items():
            self.add_error(name, error)

    def _post_clean(self):
        super()._post_clean()
        if self._goes_towards_readers():
            for refusal in refusals_of(self.instance):
                self.add_error(None, refusal.explain())

    def _goes_towards_readers(self) -> bool:
        if self.is_deferred_validation:
            return False
        approves = self.data.get("workflow-action-name") == "approve"
        return bool({*SENDING} & self.data.keys()) or (
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
