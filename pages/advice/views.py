"""The advice on a page that is being edited, as a part of the editor's checks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from pages.advice.advice import read
from pages.models.base import BasePage

try:
    from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
except ImportError:
    # As they are called up to Wagtail 7.4.
    from wagtail.admin.views.pages.preview import (
        PreviewOnCreate as PreviewOnCreateView,
    )
    from wagtail.admin.views.pages.preview import PreviewOnEdit as PreviewOnEditView


class AdviceMixin:
    """Reads what the preview would show: the form as it was last sent by the editor."""

    http_method_names = ("get",)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Return a piece of HTML; it says so when the page cannot be previewed."""
        page = self._page_as_written()
        reading = read(page) if isinstance(page, BasePage) else None
        return render(request, "pages/admin/advice.html", {"reading": reading})

    def _page_as_written(self):
        sent = self._get_form_data(self._get_form_state())
        if not sent:
            return self.object
        form = self.get_form(sent)
        return form.save(commit=False) if self.validate_form(form) else None


class AdviceOnEdit(AdviceMixin, PreviewOnEditView):
    """For a page that there is."""


class AdviceOnCreate(AdviceMixin, PreviewOnCreateView):
    """For a page that is being made."""


def advice_urls() -> list:
    """Wagtail hook: below the address of the preview, where the script asks."""
    new = "<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>"
    return [
        path(
            "pages/<int:page_id>/edit/preview/advice/",
            AdviceOnEdit.as_view(),
            name="page_advice",
        ),
        path(
            f"pages/add/{new}/preview/advice/",
            AdviceOnCreate.as_view(),
            name="new_page_advice",
        ),
    ]
