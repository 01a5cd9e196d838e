"""Where bringing pages in is done."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from importer.admin.comparing import ComparisonView, show_draft
from importer.admin.listing import ImportsView
from importer.admin.permissions import may_import
from importer.admin.report import ReportOfRun, show_progress
from importer.admin.starting import StartView
from importer.admin.steps import change_run, decide_of_line, undo_decision

_PATTERNS = [
    path("", ImportsView.as_view(), name="list"),
    path("new/", StartView.as_view(), name="start"),
    path("<int:pk>/", ReportOfRun.as_view(), name="run"),
    path("<int:pk>/progress/", show_progress, name="progress"),
    path("<int:pk>/decide/", decide_of_line, name="decide"),
    path("<int:pk>/decide/<int:rule>/undo/", undo_decision, name="undo"),
    path("<int:pk>/pages/<int:row>/", ComparisonView.as_view(), name="compare"),
    path("<int:pk>/pages/<int:row>/draft/", show_draft, name="draft"),
    path("<int:pk>/<slug:step>/", change_run, name="do"),
]


class ImportsMenuItem(MenuItem):
    """In the menu for those who may add pages."""

    def is_shown(self, request):
        return may_import(request.user)


def import_urls() -> list:
    """Wagtail hook: the addresses of bringing pages in."""
    return [path("import/", include((_PATTERNS, "imports")))]


def imports_menu_item() -> MenuItem:
    """Wagtail hook: the entry in the menu."""
    return ImportsMenuItem(
        _("Move in"),
        reverse("imports:list"),
        name="imports",
        icon_name="download",
        order=250,
    )
