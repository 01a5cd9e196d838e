"""Rewriting the addresses of a host, from the first idea to the last result."""

from datetime import timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import (
    BaseListingView,
    WagtailAdminTemplateMixin,
)

from linkcheck.addresses import MAX_LENGTH
from linkcheck.codes import Problem
from links.admin.decisions.undo import say_done
from links.decisions.wording import words_of
from links.models import LinkHealth, Rewrite, RewrittenLink
from links.permissions import may_change_links
from links.replacing import rewrites

State = Rewrite.State
Outcome = RewrittenLink.Outcome

# Of a long list, what tells whether the idea is right.
SHOWN = 200
# A shorter wait is not worth a word.
A_WHILE = timedelta(minutes=1)


class RewriteForm(forms.Form):
    """Which piece of the address is to be another one."""

    find = forms.CharField(
        label=_("Find in the address"),
        max_length=MAX_LENGTH,
        help_text=_(
            "As it stands in the old addresses; capitals and small letters count."
        ),
    )
    replace = forms.CharField(
        label=_("Put instead"),
        max_length=MAX_LENGTH,
        required=False,
        help_text=_("Leave it empty to take the piece away."),
    )


class RewriteView(WagtailAdminTemplateMixin):
    """What the pages about rewriting share."""

    header_icon = "edit"
    page_title = _("Rewrite addresses")

    def dispatch(self, request, *args, **kwargs):
        if not may_change_links(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def host(self) -> str:
        return self.kwargs["host"]

    @property
    def host_url(self) -> str:
        return reverse("link_hosts:host", args=[self.host])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("link_hosts:list"), "label": _("Hosts with problems")},
            {"url": self.host_url, "label": self.host},
            {"url": "", "label": self.page_title},
        ]


class PlanView(RewriteView, TemplateView):
    """Asks for the piece, shows every new address, and begins to test them."""

    template_name = "links/admin/replacing/plan.html"

    def get(self, request, *args, **kwargs):
        if unfinished := rewrites.unfinished(self.host):
            return self.lead_to(unfinished)
        if not LinkHealth.objects.filter(host=self.host).exists():
            raise Http404
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, host: str) -> HttpResponse:
        """Begin."""
        form = self.form
        if not form.is_valid() or not self.planned:
            return self.render_to_response(self.get_context_data())
        try:
            rewrite = rewrites.begin(host, **form.cleaned_data, user=request.user)
        except rewrites.BusyError as error:
            return self.lead_to(error.rewrite)
        return redirect(_url(rewrite))

    def lead_to(self, rewrite: Rewrite) -> HttpResponse:
        """Send a second editor to what the first has begun."""
        messages.warning(
            self.request,
            _(
                "The addresses of this host are being rewritten already. "
                "Finish that first, or cancel it."
            ),
        )
        return redirect(_url(rewrite))

    @cached_property
    def form(self) -> RewriteForm:
        """The form, filled in when the editor has sent it."""
        data = self.request.POST or self.request.GET
        return RewriteForm(data if "find" in data else None)

    @cached_property
    def planned(self) -> list[rewrites.Planned]:
        """What it would come to."""
        if not self.form.is_valid():
            return []
        return rewrites.plan(self.host, **self.form.cleaned_data)

    def get_context_data(self, **kwargs):
        if self.form.is_bound and self.form.is_valid() and not self.planned:
            self.form.add_error("find", _("None of the addresses would change."))
        waiting = [row for row in self.planned if row.outcome == Outcome.WAITING]
        return super().get_context_data(**kwargs) | {
            "host": self.host,
            "host_url": self.host_url,
            "form": self.form,
            "planned": self.planned[:SHOWN],
            "more": max(len(self.planned) - SHOWN, 0),
            "to_test": len(waiting),
            "minutes": rewrites.minutes_for(len(waiting)),
            "examples": LinkHealth.objects.filter(host=self.host).order_by("url")[:3],
        }


class ResultsView(RewriteView, BaseListingView):
    """How the tests go, and when they are done what came of each."""

    template_name = "links/admin/replacing/results.html"
    paginate_by = 100

    @cached_property
    def rewrite(self) -> Rewrite:
        """The rewrite that this is about."""
        rewrites_ = Rewrite.objects.select_related("created_by")
        return get_object_or_404(rewrites_, pk=self.kwargs["pk"])

    @property
    def host(self) -> str:
        return self.rewrite.host

    @property
    def index_url(self):
        return _url(self.rewrite)

    index_results_url = index_url

    def get_base_queryset(self):
        """What does not work comes first: it is what the editor has to look at."""
        return self.rewrite.links.select_related("link").order_by(
            rewrites.worst_first(), "old_url", "pk"
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rewrite = self.rewrite
        counts = rewrites.counts(rewrite)
        total = sum(counts.values())
        is_testing = rewrite.state == State.TESTING
        return context | {
            "rewrite": rewrite,
            "host_url": self.host_url,
            "host_is_there": LinkHealth.objects.filter(host=self.host).exists(),
            "counts": [
                (Outcome(outcome).label, count, outcome)
                for outcome, count in counts.items()
            ],
            "total": total,
            "tested": total - counts.get(Outcome.WAITING, 0),
            "working": counts.get(Outcome.WORKS, 0),
            "failing": counts.get(Outcome.FAILS, 0),
            "rows": [_in_words(row) for row in context["object_list"]],
            # Whoever reads slowly, or has the page read aloud, can stop it.
            "refreshes": is_testing and "still" not in self.request.GET,
            "waits_until": self.waits_until() if is_testing else None,
        }

    def waits_until(self):
        """Return until when the worker leaves a host alone that wants it, if so."""
        at = self.rewrite.continue_at
        return at if at and at > timezone.now() + A_WHILE else None


def _in_words(row: RewrittenLink) -> dict:
    words = ""
    if row.outcome == Outcome.FAILS or row.problem:
        words = words_of(row.problem).sentence
    if row.outcome == Outcome.WORKS and row.problem == Problem.MOVED_PERMANENTLY:
        words = _("It works, and leads on to yet another address.")
    return {"row": row, "words": words}


def _url(rewrite: Rewrite) -> str:
    return reverse("link_hosts:rewrite", args=[rewrite.pk])


def _apply(request: HttpRequest, rewrite: Rewrite) -> bool:
    change = rewrites.apply(rewrite, request.user)
    if change is None:
        return False
    done = len(change.changed)
    sentence = ngettext(
        "%(count)d link has a new address.", "%(count)d links have new addresses.", done
    )
    undo = reverse("link_hosts:rewrite_do", args=[rewrite.pk, "undo"]) if done else ""
    say_done(request, sentence % {"count": done}, undo=undo)
    return True


def _undo(request: HttpRequest, rewrite: Rewrite) -> bool:
    change = rewrites.take_back(rewrite, request.user)
    if change is None:
        return False
    done = len(change.changed)
    sentence = ngettext(
        "%(count)d link has its old address again.",
        "%(count)d links have their old addresses again.",
        done,
    )
    say_done(request, sentence % {"count": done})
    if left := len(change.stale) + len(change.taken):
        sentence = ngettext(
            "%(count)d link was left as it is: it has been changed since.",
            "%(count)d links were left as they are: they have been changed since.",
            left,
        )
        messages.warning(request, sentence % {"count": left})
    return True


def _cancel(request: HttpRequest, rewrite: Rewrite) -> bool:
    if not rewrites.cancel(rewrite):
        return False
    say_done(request, _("No address has been changed."))
    return True


def _again(request: HttpRequest, rewrite: Rewrite) -> bool:
    return rewrites.test_again(rewrite)


REWRITE_ACTIONS = {"apply": _apply, "undo": _undo, "cancel": _cancel, "again": _again}


@require_POST
def decide_on_rewrite(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Do one of the REWRITE_ACTIONS; say so when it is not the time for it."""
    if not may_change_links(request.user):
        raise PermissionDenied
    rewrite = get_object_or_404(Rewrite, pk=pk)
    if action not in REWRITE_ACTIONS:
        raise Http404
    if not REWRITE_ACTIONS[action](request, rewrite):
        messages.warning(
            request,
            _("That is not possible any longer: a colleague may have been here."),
        )
    return redirect(_url(rewrite))


URL_PATTERNS = [
    path("rewrites/<int:pk>/", ResultsView.as_view(), name="rewrite"),
    path("rewrites/<int:pk>/<slug:action>/", decide_on_rewrite, name="rewrite_do"),
    path("of/<str:host>/rewrite/", PlanView.as_view(), name="plan"),
]
