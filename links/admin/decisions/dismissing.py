"""Leaving a link as it is, and taking that back: from its page, the list and home."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.panels import Panel

from linkcheck.verdicts import Verdict
from links.admin.decisions.decide import PERMISSION, decision_url, way_back
from links.admin.decisions.undo import say_done
from links.decisions.dismissal import dismiss, dismissal_of, undismiss
from links.decisions.needed import URGENT, needs_decision
from links.models import Dismissal, Link


class DismissalForm(forms.ModelForm):
    """For how long, and why; a click on a button alone says neither."""

    class Meta:
        model = Dismissal
        fields = ["kind", "comment"]

    # It stands on the page of the form of the link itself, which has a kind too.
    prefix = "dismissal"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.required = False
        kind.choices = Dismissal.Kind.choices
        for field in self.fields.values():
            field.widget.attrs["form"] = "link-decision"

    def clean_kind(self):
        """Let a link come back by itself unless somebody has said otherwise."""
        return self.cleaned_data["kind"] or Dismissal.Kind.UNTIL_CHANGE


@require_POST
def dismiss_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a link off the list of what to decide."""
    link = _link_to_change(request, pk)
    back = way_back(request, link)
    form = DismissalForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The comment is too long."))
    elif dismiss(link, request.user, **form.cleaned_data):
        say_done(
            request,
            _("“%(title)s” is left as it is. We go on checking it.")
            % {"title": link.title},
            undo=decision_url(link, "undismiss"),
            back=back,
        )
    else:
        messages.error(request, _("A dangerous link cannot be left as it is."))
    return redirect(back)


@require_POST
def undismiss_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it back on the list."""
    link = _link_to_change(request, pk)
    undismiss(link, request.user)
    back = way_back(request, link)
    say_done(
        request,
        _("“%(title)s” is again among those that need a decision, if it does.")
        % {"title": link.title},
    )
    return redirect(back)


def _link_to_change(request: HttpRequest, pk: int) -> Link:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    return get_object_or_404(Link, pk=pk)


# Before the pattern of all other decisions, whose names these look like.
URL_PATTERNS = [
    path("decide/dismiss/<int:pk>/", dismiss_view, name="dismiss"),
    path("decide/undismiss/<int:pk>/", undismiss_view, name="undismiss"),
]


class DismissalPanel(Panel):
    """Whether the verdict is to be acted upon; shown when there is one to act upon."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/decisions/dismissal_panel.html"

        def is_shown(self):
            if not super().is_shown() or not self.instance.pk:
                return False
            if self.dismissal:
                return True
            may_change = self.request.user.has_perm(PERMISSION)
            return may_change and self.can_be_dismissed

        @cached_property
        def dismissal(self):
            return dismissal_of(self.instance)

        @cached_property
        def can_be_dismissed(self) -> bool:
            """Whether there is a decision that somebody could leave be."""
            known = getattr(self.instance, "health", None)
            if known and known.verdict == Verdict.DANGEROUS:
                return False
            tally = getattr(self.instance, "tally", None)
            is_reported = bool(tally and tally.open_reports)
            is_doubtful = bool(known and known.verdict in URGENT)
            if not (is_reported or is_doubtful or self.instance.is_flagged):
                return False
            return Link.objects.filter(needs_decision(self.instance.pk)).exists()

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            link = self.instance
            by = self.dismissal.by if self.dismissal else None
            return context | {
                "dismissal": self.dismissal,
                "dismissal_by": by and (by.get_full_name() or by.get_username()),
                "dismissal_form": DismissalForm(),
                "may_change": self.request.user.has_perm(PERMISSION),
                "dismiss_url": decision_url(link, "dismiss"),
                "undismiss_url": decision_url(link, "undismiss"),
            }
