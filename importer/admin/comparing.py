"""A draft beside the page that it was made of."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.utils.decorators import xframe_options_sameorigin_override

from importer.admin.listing import ImportsScreen
from importer.admin.permissions import run_for
from importer.admin.report import shown_question
from importer.admin.wording import recognised_lines, shown_finding
from importer.models import ImportedPage, ImportRun
from importer.runs.deciding import questions
from importer.runs.stored import finding_from_json, placed_from_json


class ComparisonView(ImportsScreen):
    """The old page line by line, each with what it became, beside the draft."""

    template_name = "importer/admin/compare.html"

    @cached_property
    def run(self) -> ImportRun:
        """The run that the page belongs to."""
        return run_for(self.request.user, self.kwargs["pk"])

    @cached_property
    def row(self) -> ImportedPage:
        """The page, as the run has left it."""
        return row_of(self.run, self.kwargs["row"])

    def get_page_title(self):
        return self.row.title

    def get_breadcrumbs_items(self):
        run_url = reverse("imports:run", args=[self.run.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("imports:list"), "label": _("Move in")},
            {"url": run_url, "label": self.run.get_kind_display()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        row, source = self.row, self.row.source
        texts = dict(source.lines)
        decided = set(self.run.rules.values_list("key", flat=True))
        asked = {
            question.finding.line: shown_question(question)
            for question in questions([row], decided)
        }
        account = (placed_from_json(stored, texts) for stored in row.account)
        findings = [finding_from_json(stored) for stored in row.findings]
        return super().get_context_data(**kwargs) | {
            "run": self.run,
            "row": row,
            "source": source,
            "lines": [
                (line, asked.get(line.number)) for line in recognised_lines(account)
            ],
            "findings": [shown_finding(each) for each in findings if not each.choices],
            "here": reverse("imports:compare", args=[self.run.pk, row.pk]),
        }


def row_of(run: ImportRun, pk: int) -> ImportedPage:
    """Return a page of a run. Raises Http404."""
    rows = ImportedPage.objects.select_related("page", "source")
    return get_object_or_404(rows, pk=pk, source__run=run)


@xframe_options_sameorigin_override
def show_draft(request, pk: int, row: int) -> HttpResponse:
    """Print a draft as readers would get it, for the frame beside the old page."""
    page = row_of(run_for(request.user, pk), row).page
    if page is None:
        raise Http404
    permissions = page.permissions_for_user(request.user)
    if not (permissions.can_edit() or permissions.can_publish()):
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    return draft.make_preview_request(request, draft.default_preview_mode)
