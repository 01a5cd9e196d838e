"""Finding somebody, handing over what is held about them, and erasing them."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.users.utils import user_can_delete_user

from personal_data.erasing.doing import erase, rehearse
from personal_data.erasing.outcome import Fate, ObstacleError, Outcome
from personal_data.erasing.telling import TITLES
from personal_data.exporting.archive import archive_of, file_name
from personal_data.finding.rows import everything
from personal_data.finding.subject import Subject, find
from personal_data.screens.forms import PersonForm
from personal_data.trail import tell_of_handing_over

NAME = "personal_data"
MAY_SEE = "personal_data.view_erasure"
MAY_ERASE = "personal_data.delete_erasure"
_ICON = "user"


@require_http_methods(["GET", "HEAD", "POST"])
def find_view(request: HttpRequest) -> HttpResponse:
    """Ask whom it is about, and show what is held. The address is in no URL."""
    _refuse_without(request, MAY_SEE)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _shown(request, form.subject, form.cleaned_data)
    context = {"form": form, "page_title": gettext("Personal data")}
    return _page(request, "find", context)


@require_GET
def account_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is held about the owner of an account."""
    _refuse_without(request, MAY_SEE)
    user = get_object_or_404(get_user_model(), pk=pk)
    asked = {"who": user.get_username(), "name": ""}
    return _shown(request, find(username=user.get_username()), asked)


@require_POST
def export_view(request: HttpRequest) -> HttpResponse:
    """Send all that is held as one file, and tell the trail."""
    _refuse_without(request, MAY_SEE)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return redirect(NAME)
    archive = archive_of(form.subject)
    tell_of_handing_over(form.subject)
    return FileResponse(archive, as_attachment=True, filename=file_name())


@require_POST
def erase_view(request: HttpRequest) -> HttpResponse:
    """Show what would go, and erase once that has been seen."""
    _refuse_without(request, MAY_ERASE)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return redirect(NAME)
    subject = form.subject
    if subject.account and not user_can_delete_user(request.user, subject.account):
        messages.error(request, _WHY_NOT)
        return redirect(f"{NAME}_account", subject.account.pk)
    is_confirmed = request.POST.get("confirmed") == "yes"
    try:
        outcome = erase(subject) if is_confirmed else rehearse(subject)
    except ObstacleError as error:
        context = {"obstacles": error.obstacles}
        return _page(request, "confirm", _about(subject, form.cleaned_data) | context)
    if is_confirmed:
        _tell(request, outcome)
        return redirect(NAME)
    context = {
        "parts": [(fate.value, TITLES[fate], outcome.of(fate)) for fate in Fate],
        "has_anything": outcome.has_changed,
    }
    return _page(request, "confirm", _about(subject, form.cleaned_data) | context)


_WHY_NOT = _(
    "You cannot erase yourself, nor a superuser unless you are one. Ask another "
    "administrator."
)


def _refuse_without(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _shown(request: HttpRequest, subject: Subject, asked: dict) -> HttpResponse:
    context = {
        "found": everything(subject),
        "may_erase": request.user.has_perm(MAY_ERASE),
    }
    return _page(request, "shown", _about(subject, asked) | context)


def _about(subject: Subject, asked: dict) -> dict:
    return {
        "page_title": gettext("Personal data"),
        "subject": subject,
        "addresses": sorted(subject.addresses | subject.shared),
        "who": asked["who"],
        "name": asked["name"],
    }


def _page(request: HttpRequest, name: str, context: dict) -> HttpResponse:
    template = f"personal_data/admin/{name}.html"
    return TemplateResponse(request, template, {"header_icon": _ICON} | context)


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    messages.success(
        request,
        gettext("Erased. Deleted: %(gone)d. Made anonymous: %(anonymous)d.")
        % {
            "gone": outcome.count(Fate.GONE),
            "anonymous": outcome.count(Fate.ANONYMOUS),
        },
    )
    titles = [title for line in outcome.of(Fate.STAYS) for title in line.titles]
    if titles:
        message = gettext("Change the sentences here, and erase once more: %s")
        messages.warning(request, message % ", ".join(dict.fromkeys(titles)))
