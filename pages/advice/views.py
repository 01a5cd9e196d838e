"""The advice on a page that is being edited, as a part of the editor's checks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from pages.advice.advice import read
from pages.editor.as_written import (
    AsWrittenMixin,
    PreviewOnCreateView,
    PreviewOnEditView,
)
from pages.models.base import BasePage


class AdviceMixin(AsWrittenMixin):
    """Reads what the preview would show: the form as it was last sent by the editor."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Return a piece of HTML; it says so when the page cannot be previewed."""
        page = self.page_as_written()
        reading = read(page) if isinstance(page, BasePage) else None
        return render(request, "pages/admin/advice.html", {"reading": reading})


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
