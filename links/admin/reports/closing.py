"""Closing a resident's report, or saying which link it is about."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic.edit import FormView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput

from links.actions.action import NotDoneError
from links.decisions.wording import explain
from links.models import Link, Report
from links.permissions import POLICY
from links.reports.keeping import attach, close, contradiction

LIST = "link_reports"


class CloseReportForm(forms.Form):
    """What came of a report."""

    link = forms.ModelChoiceField(
        Link.objects.none(),
        label=_("Which link is it about?"),
        help_text=_("Choose it if you have found out. The links of the page are here."),
        required=False,
    )
    outcome = forms.ChoiceField(
        label=_("What was done?"),
        choices=Report.Outcome,
        widget=forms.RadioSelect,
        help_text=_(
            "If you say that the link was marked as unavailable, it is marked now, "
            "unless somebody has done so already. If you say that it works, it counts "
            "as good for three months."
        ),
    )
    answer = forms.CharField(
        label=_("In your own words"),
        max_length=Report._meta.get_field("answer").max_length,
        widget=AdminAutoHeightTextInput,
        help_text=_("For colleagues. The resident cannot be written to."),
        required=False,
    )
    with_others = forms.BooleanField(
        label=_("Close the other open reports about the link too"),
        required=False,
        initial=True,
    )

    def __init__(self, *args, report: Report, others: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.report = report
        if report.link or not report.page:
            del self.fields["link"]
        else:
            links = Link.objects.public_on(report.page).distinct()
            self.fields["link"].queryset = links
        # Of a dangerous link nobody says that it works.
        self.fields["outcome"].widget.choices = [
            (value, label)
            for value, label in Report.Outcome.choices
            if not contradiction(report.link, value)
        ]
        if not others:
            del self.fields["with_others"]
        if self.is_attaching:
            self.fields["outcome"].required = False
            self.fields["link"].required = True

    def clean(self):
        """Say of no link what contradicts how it stands."""
        link = self.report.link or self.cleaned_data.get("link")
        outcome = self.cleaned_data.get("outcome", "")
        if not self.is_attaching and (reason := contradiction(link, outcome)):
            self.add_error("outcome", reason)
        return super().clean()

    @property
    def is_attaching(self) -> bool:
        """Whether the report is to stay open, and be about a link."""
        return "attach" in self.data and "link" in self.fields


class CloseReportView(WagtailAdminTemplateMixin, PermissionCheckedMixin, FormView):
    """Shows a report with what is known of its link, and closes it."""

    template_name = "links/admin/reports/close_report.html"
    form_class = CloseReportForm
    page_title = _("Report from a resident")
    header_icon = "comment"
    permission_policy = POLICY
    permission_required = "change"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy(LIST), "label": _("Reported links")},
    ]

    def get(self, request, *args, **kwargs) -> HttpResponse:
        return self.already_closed() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        return self.already_closed() or super().post(request, *args, **kwargs)

    @cached_property
    def report(self) -> Report:
        """The report, with what the page shows of it."""
        reports = Report.objects.select_related(
            "link__health", "link__target_page", "page"
        )
        return get_object_or_404(reports, pk=self.kwargs["pk"])

    @cached_property
    def others(self) -> int:
        """How many other reports about the link wait."""
        if not self.report.link:
            return 0
        same = Report.objects.filter(link=self.report.link, closed_at=None)
        return same.exclude(pk=self.report.pk).count()

    def already_closed(self) -> HttpResponse | None:
        """Lead back from a report that a colleague has closed in the meantime."""
        if self.report.is_open:
            return None
        messages.warning(self.request, gettext("The report has already been closed."))
        return redirect(self.get_success_url())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "report": self.report,
            "others": self.others,
        }

    def form_valid(self, form):
        link = form.cleaned_data.get("link")
        if link:
            attach(self.report, link, self.request.user)
        if form.is_attaching:
            message = gettext("The report is now about “%(link)s”. We check the link.")
            messages.success(self.request, message % {"link": link.title})
            return redirect("close_link_report", self.report.pk)
        try:
            closed = close(
                self.report,
                self.request.user,
                form.cleaned_data["outcome"],
                form.cleaned_data["answer"],
                with_others=form.cleaned_data.get("with_others", False),
            )
        except NotDoneError as error:
            # A colleague has marked the link since the form was read.
            form.add_error("outcome", error.message)
            return self.form_invalid(form)
        message = ngettext(
            "The report has been closed.",
            "%(count)d reports have been closed.",
            closed,
        )
        messages.success(self.request, message % {"count": closed})
        return redirect(self.get_success_url())

    def get_success_url(self):
        return get_valid_next_url_from_request(self.request) or reverse(LIST)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        health = getattr(self.report.link, "health", None) if self.report.link else None
        return super().get_context_data(**kwargs) | {
            "report": self.report,
            "others": self.others,
            "health": health,
            "words": explain(health.verdict, health.problem) if health else None,
            "next": get_valid_next_url_from_request(self.request),
            "list_url": reverse(LIST),
        }
