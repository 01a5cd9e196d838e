"""Replacing a piece of many addresses: how the trial goes, and what came of it."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseListingView

from links.admin.decisions.undo import say_done
from links.admin.replacing.table import tried_row
from links.models import Rewrite, RewrittenLink
from links.permissions import may_change_links
from links.replacing import applying
from links.replacing.plan import links_to_host
from links.replacing.readdressing import AddressChanges

_State = Rewrite.State
_Outcome = RewrittenLink.Outcome

# A shorter wait is not worth a word.
A_WHILE = timedelta(minutes=1)


@dataclass(frozen=True)
class WayBack:
    """Where the links are, what that is called, and what leads there."""

    url: str
    name: Promise | str
    label: Promise


class ResultsView(BaseListingView):
    """How the tests go, and when they are done what came of each."""

    template_name = "links/admin/replacing/results.html"
    header_icon = "edit"
    page_title = _("Rewrite addresses")
    paginate_by = 100

    def dispatch(self, request, *args, **kwargs):
        if not may_change_links(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def rewrite(self) -> Rewrite:
        """What this is about."""
        with_author = Rewrite.objects.select_related("created_by")
        return get_object_or_404(with_author, pk=self.kwargs["pk"])

    @cached_property
    def way_back(self) -> WayBack:
        host = self.rewrite.host
        # A host is no longer there once its last link has left it.
        if host and links_to_host(host).exists():
            url = reverse("link_hosts:host", args=[host])
            return WayBack(url, host, _("Back to the host"))
        if host:
            url = reverse("link_hosts:list")
            return WayBack(url, _("Hosts with problems"), _("Back to the hosts"))
        url = reverse("wagtailsnippets_links_link:list")
        return WayBack(url, _("Links"), _("Back to the list"))

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.way_back.url, "label": self.way_back.name},
            {"url": "", "label": self.page_title},
        ]

    @property
    def index_url(self):
        return results_url(self.rewrite)

    index_results_url = index_url

    def get_base_queryset(self):
        """What does not work comes first: it is what the editor has to look at."""
        return self.rewrite.links.select_related("link").order_by(
            applying.worst_first(), "old_url", "pk"
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rewrite = self.rewrite
        counts = applying.outcome_counts(rewrite)
        total = sum(counts.values())
        is_testing = rewrite.state == _State.TESTING
        return context | {
            "rewrite": rewrite,
            "way_back": self.way_back,
            "counts": [
                (_Outcome(outcome).label, count, outcome)
                for outcome, count in counts.items()
            ],
            "total": total,
            "tested": total - counts.get(_Outcome.WAITING, 0),
            "working": counts.get(_Outcome.WORKS, 0),
            "failing": counts.get(_Outcome.FAILS, 0),
            "rows": [tried_row(row) for row in context["object_list"]],
            # Whoever reads slowly, or has the page read aloud, can stop it.
            "refreshes": is_testing and "still" not in self.request.GET,
            "waits_until": self.waits_until() if is_testing else None,
        }

    def waits_until(self):
        """Return until when the worker leaves a host alone that wants it, if so."""
        at = self.rewrite.continue_at
        return at if at and at > timezone.now() + A_WHILE else None


def results_url(rewrite: Rewrite) -> str:
    """Return the address of the page about how replacing goes."""
    return reverse("link_replacing:results", args=[rewrite.pk])


def say_changed(
    request: HttpRequest, rewrite: Rewrite, changes: AddressChanges
) -> None:
    """Say how many links have their new addresses, and how to undo it."""
    done = len(changes.changed)
    sentence = ngettext(
        "%(count)d link has a new address.", "%(count)d links have new addresses.", done
    )
    undo = reverse("link_replacing:do", args=[rewrite.pk, "undo"]) if done else ""
    say_done(request, sentence % {"count": done}, undo=undo)


def _apply(request: HttpRequest, rewrite: Rewrite) -> bool:
    changes = applying.apply(rewrite, request.user)
    if changes is None:
        return False
    say_changed(request, rewrite, changes)
    return True


def _undo(request: HttpRequest, rewrite: Rewrite) -> bool:
    changes = applying.take_back(rewrite, request.user)
    if changes is None:
        return False
    done = len(changes.changed)
    sentence = ngettext(
        "%(count)d link has its old address again.",
        "%(count)d links have their old addresses again.",
        done,
    )
    say_done(request, sentence % {"count": done})
    if left := len(changes.stale) + len(changes.taken):
        sentence = ngettext(
            "%(count)d link was left as it is: it has been changed since.",
            "%(count)d links were left as they are: they have been changed since.",
            left,
        )
        messages.warning(request, sentence % {"count": left})
    return True


def _cancel(request: HttpRequest, rewrite: Rewrite) -> bool:
    if not applying.cancel(rewrite):
        return False
    say_done(request, _("No address has been changed."))
    return True


def _again(request: HttpRequest, rewrite: Rewrite) -> bool:
    return applying.test_again(rewrite)


RESULT_ACTIONS = {"apply": _apply, "undo": _undo, "cancel": _cancel, "again": _again}


@require_POST
def decide_on_rewrite(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Do one of the RESULT_ACTIONS; say so when it is not the time for it."""
    if not may_change_links(request.user):
        raise PermissionDenied
    rewrite = get_object_or_404(Rewrite, pk=pk)
    if action not in RESULT_ACTIONS:
        raise Http404
    if not RESULT_ACTIONS[action](request, rewrite):
        messages.warning(
            request,
            _("That is not possible any longer: a colleague may have been here."),
        )
    return redirect(results_url(rewrite))
