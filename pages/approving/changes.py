"""What publishing the page that is being edited would change, asked for while it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from pages.changes.telling import NextPublication
from pages.editor.as_written import AsWrittenMixin, PreviewOnEditView


class ChangesOnEdit(AsWrittenMixin, PreviewOnEditView):
    """Below the address of the preview, where the script asks."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Return a piece of HTML; empty while the page cannot be read as it is."""
        page = self.page_as_written()
        publication = None if page is None else NextPublication(page)
        context = {"publication": publication}
        return render(request, "pages/panels/changes.html", context)


def changes_urls() -> list:
    """Wagtail hook: the address that the script asks."""
    return [
        path(
            "pages/<int:page_id>/edit/preview/changes/",
            ChangesOnEdit.as_view(),
            name="page_changes",
        )
    ]
