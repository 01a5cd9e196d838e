"""What somebody does with a run: answers, stops it, goes on, takes it back."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from importer.admin.permissions import may_import_below, may_take_back, run_for
from importer.models import ImportRule, ImportRun
from importer.recognising.decisions import Decide, Decision
from importer.recognising.findings import SECTION_NAMES
from importer.runs import steering
from importer.runs.beginning import begin_again
from importer.runs.deciding import decide, take_decision_back


@require_POST
def decide_of_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a line is, for all pages of a run."""
    run = run_for(request.user, pk)
    text = request.POST.get("text", "").strip()
    decision = _decision(request.POST.get("decision", ""))
    if not text or decision is None or run.state not in _OPEN:
        messages.warning(request, _too_late())
    else:
        count = decide(run, text, decision, request.user)
        _say_read_anew(request, count)
    return _back(request, run)


@require_POST
def undo_decision(request: HttpRequest, pk: int, rule: int) -> HttpResponse:
    """Let a line be what it was before."""
    run = run_for(request.user, pk)
    decided = get_object_or_404(ImportRule, pk=rule, run=run)
    if run.state not in _OPEN:
        messages.warning(request, _too_late())
    else:
        _say_read_anew(request, take_decision_back(decided))
    return _back(request, run)


@require_POST
def change_run(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Stop a run, go on with it, take it back, or ask its addresses again."""
    run = run_for(request.user, pk)
    if step == "again":
        return _again(request, run)
    if step not in _STEPS:
        raise Http404
    if step == "back" and not may_take_back(request.user, run):
        raise PermissionDenied
    if not _STEPS[step](run):
        messages.warning(request, _too_late())
    return redirect("imports:run", run.pk)


def _again(request: HttpRequest, run: ImportRun) -> HttpResponse:
    is_possible = run.kind == ImportRun.Kind.ADDRESSES and run.parent
    if not is_possible or not may_import_below(request.user, run.parent):
        raise PermissionDenied
    return redirect("imports:run", begin_again(run, request.user).pk)


def _decision(sent: str) -> Decision | None:
    name, _colon, section = sent.partition(":")
    if name not in set(Decide) or (section and section not in SECTION_NAMES):
        return None
    return Decision(Decide(name), section)


def _say_read_anew(request: HttpRequest, count: int) -> None:
    words = ngettext(
        "Noted. %(count)d page is put together anew.",
        "Noted. %(count)d pages are put together anew.",
        count,
    )
    messages.success(request, words % {"count": count})


def _too_late() -> str:
    return gettext("That is not possible any longer: a colleague may have been here.")


def _back(request: HttpRequest, run: ImportRun) -> HttpResponse:
    report = reverse("imports:run", args=[run.pk])
    return redirect(get_valid_next_url_from_request(request) or report)


_OPEN = (ImportRun.State.WORKING, ImportRun.State.DONE, ImportRun.State.STOPPED)
_STEPS = {
    "stop": steering.stop,
    "continue": steering.resume,
    "back": steering.begin_taking_back,
}
