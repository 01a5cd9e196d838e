"""Closing an account that nobody uses, with one click, and opening it again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages as wagtail_messages
from wagtail.admin.utils import get_valid_next_url_from_request

from colleagues.leaving.belongings import belongings_of
from pages.models import Person
from users.accounts.rights import may_manage
from users.models import User

URL_NAME = "close_account"


@require_http_methods(["GET", "HEAD", "POST"])
def close_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what it means, and close an account or open it again.

    From the dashboard with one click, which posts. `is_active` says which of the two is
    wanted, so that a second click does not take back the first.
    """
    if not request.user.has_perm("users.change_user"):
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    if user.pk == request.user.pk or not may_manage(request.user, user):
        raise PermissionDenied
    if request.method == "POST":
        opens = request.POST.get("is_active") == "true"
        _set(user, opens)
        _report(request, user, opens)
        back = get_valid_next_url_from_request(request)
        return redirect(back or reverse("wagtailusers_users:edit", args=[user.pk]))
    person = Person.objects.filter(user=user).first()
    context = {
        "account": user,
        "name": user.get_full_name() or user.get_username(),
        "belongings": belongings_of(user, person),
        "person": person,
        "page_title": gettext("Close the account")
        if user.is_active
        else gettext("Open the account again"),
        "header_icon": "user",
    }
    return TemplateResponse(request, "colleagues/admin/close_account.html", context)


def closing_urls() -> list:
    """Wagtail hook: the address of the question."""
    return [path("users/<int:pk>/close/", close_account, name=URL_NAME)]


@transaction.atomic
def _set(user: User, opens: bool) -> None:
    user.is_active = opens
    user.save(update_fields=["is_active"])


def _report(request: HttpRequest, user: User, opens: bool) -> None:
    name = user.get_full_name() or user.get_username()
    if opens:
        said = gettext("The account of %(name)s is open again.")
        messages.success(request, said % {"name": name})
        return
    said = gettext(
        "The account of %(name)s is closed. Pages and contacts stay as they are."
    )
    button = wagtail_messages.button(
        reverse(URL_NAME, args=[user.pk]), gettext("Open it again")
    )
    wagtail_messages.success(request, said % {"name": name}, buttons=[button])
