"""The screen on which departments are put on the plan."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from departments.models import DepartmentIndexPage, DepartmentPage
from departments.placing.forms import PlacingForm

SCREEN = "place_departments"
PLACED = "departments.placed"


@require_http_methods(["GET", "HEAD", "POST"])
def place_departments(request: HttpRequest, overview_id: int) -> HttpResponse:
    """Show the plan and its departments, and save where they are put.

    Readers see it at once, so it is for those who may publish the overview.
    """
    overview = get_object_or_404(DepartmentIndexPage, pk=overview_id)
    if not overview.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = PlacingForm(_departments(overview), data)
    if data is not None and not form.wrong:
        _save(request, overview, form)
        return redirect(SCREEN, overview.pk)
    plan, is_another_in_draft = _plan(overview)
    context = {
        "overview": overview,
        "plan": plan,
        "is_another_in_draft": is_another_in_draft,
        "form": form,
        "chosen": _number(request.GET.get("department", "")),
        "header_title": gettext("Place departments on the plan"),
        "header_icon": "image",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": gettext("Home")},
            {
                "url": reverse("wagtailadmin_explore", args=[overview.pk]),
                "label": overview.get_admin_display_title(),
            },
            {"url": "", "label": gettext("Place departments on the plan")},
        ],
    }
    return TemplateResponse(request, "departments/admin/placing.html", context)


def _departments(overview: DepartmentIndexPage) -> QuerySet:
    """Return all departments, drafts too: they can be placed before they are seen."""
    departments = DepartmentPage.objects.child_of(overview).order_by("title", "pk")
    return departments.select_related("plan_place").only(
        "title", "draft_title", "live", "plan_place__across", "plan_place__down"
    )


def _plan(overview: DepartmentIndexPage) -> tuple:
    """Return the plan that readers see, and whether that of the draft is another.

    The draft's own where readers see none yet.
    """
    drafted = overview.get_latest_revision_as_object().plan
    if overview.plan is None or not overview.live:
        return drafted, False
    return overview.plan, drafted != overview.plan


def _save(
    request: HttpRequest, overview: DepartmentIndexPage, form: PlacingForm
) -> None:
    with transaction.atomic():
        count = form.save()
        if count:
            log(instance=overview, action=PLACED, user=request.user)
    if not count:
        messages.info(request, gettext("Nothing was changed."))
        return
    said = ngettext(
        "The place of %(count)d department is saved.",
        "The places of %(count)d departments are saved.",
        count,
    )
    url = overview.plan_url if overview.live else ""
    buttons = [messages.button(url, gettext("See the plan"))] if url else None
    messages.success(request, said % {"count": count}, buttons=buttons)


def _number(text: str) -> int | None:
    """Return the department that somebody came from, if it is said in figures."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def placing_urls() -> list:
    """Wagtail hook: where the screen is."""
    address = "departments/<int:overview_id>/plan/"
    return [path(address, place_departments, name=SCREEN)]


def placing_button(page, user, next_url=None, **kwargs) -> Iterator[Button]:
    """Wagtail hook: the way to it from an overview."""
    overview = page.specific_deferred
    if isinstance(overview, DepartmentIndexPage):
        yield from _button(overview, user)


def placing_button_of_department(
    page, user, next_url=None, view_name=None, **kwargs
) -> Iterator[Button]:
    """Wagtail hook: the way to it from a department, which is chosen there."""
    if isinstance(page.specific_deferred, DepartmentPage):
        yield from _button(page.get_parent().specific, user, f"?department={page.pk}")


def _button(overview: DepartmentIndexPage, user, query: str = "") -> Iterator[Button]:
    if overview.permissions_for_user(user).can_publish():
        url = reverse(SCREEN, args=[overview.pk])
        label = _("Place departments on the plan")
        yield Button(label, f"{url}{query}", icon_name="image", priority=60)


def register_log_actions(actions) -> None:
    """Wagtail hook: what the history of an overview says of it."""
    actions.register_action(
        PLACED,
        _("Place departments on the plan"),
        _("Departments were placed on the plan"),
    )
