"""A page as it is in the editor, saved or not: what its preview would show."""

from wagtail.models import Page

try:
    from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
except ImportError:
    # As they are called up to Wagtail 7.4.
    from wagtail.admin.views.pages.preview import (
        PreviewOnCreate as PreviewOnCreateView,
    )
    from wagtail.admin.views.pages.preview import PreviewOnEdit as PreviewOnEditView

__all__ = ["AsWrittenMixin", "PreviewOnCreateView", "PreviewOnEditView"]


class AsWrittenMixin:
    """For a view below one of those: reads the form as the editor last sent it."""

    http_method_names = ("get",)

    def page_as_written(self) -> Page | None:
        """Return the page, not saved; None while it cannot be previewed."""
        sent = self._get_form_data(self._get_form_state())
        if not sent:
            return self.object
        form = self.get_form(sent)
        return form.save(commit=False) if self.validate_form(form) else None
