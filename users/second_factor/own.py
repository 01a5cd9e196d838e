"""The screen “Two-step login” under one's account: what there is, and removing it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.ui.components import Component

from users.second_factor import codes, gate, mails
from users.second_factor.adding import OWN, show_codes
from users.second_factor.asking import Standing, is_required, standing_of
from users.second_factor.models import AuthenticatorApp, Passkey
from users.second_factor.step import CONFIRM, has_way
from users.sessions.sign_ins import end_others
from users.trail import words
from users.trail.watching import tell

_KINDS = {kind.kind: kind for kind in (Passkey, AuthenticatorApp)}
_LARGEST_ID = 2**63 - 1


@never_cache
@require_safe
def my_second_factor(request: HttpRequest) -> HttpResponse:
    """List what somebody can do the second step with."""
    user = request.user
    ways = [*user.passkeys.all(), *user.authenticatorapps.all()]
    return TemplateResponse(
        request,
        "users/admin/second_factor/my_second_factor.html",
        _page(gettext("Two-step login"))
        | {
            "ways": ways,
            "codes_left": user.recovery_codes.count(),
            "is_required": is_required(user),
            "standing": None if ways else standing_of(user),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Ask, and remove a passkey or an app."""
    if kind not in _KINDS or pk > _LARGEST_ID:
        raise Http404
    way = get_object_or_404(_KINDS[kind], pk=pk, user=request.user)
    if not gate.may_remove(request):
        return _confirm_first(request)
    if request.method == "POST":
        _remove(request, way)
        return redirect(OWN)
    return TemplateResponse(
        request,
        "users/admin/second_factor/remove.html",
        _page(gettext("Remove %(name)s") % {"name": f"”{way.name}”"}) | {"way": way},
    )


def _remove(request: HttpRequest, way) -> None:
    user = request.user
    name = f"”{way.name}”"
    with transaction.atomic():
        # One after the other: of the last two, two tabs would each remove one.
        get_user_model().objects.select_for_update().get(pk=user.pk)
        others = user.passkeys.count() + user.authenticatorapps.count() - 1
        if others < 1 and is_required(user):
            messages.error(
                request,
                gettext(
                    "%(name)s is the last way you have, and you need one. Add another "
                    "one first."
                )
                % {"name": name},
            )
            return
        way.delete()
        if others < 1:
            user.recovery_codes.all().delete()
            gate.forget_proof(request)
        tell(user, words.FACTOR_REMOVED, user=user)
    end_others(request, user)
    mails.write_to(user, "removed", way.name)
    messages.success(request, gettext("%(name)s has been removed.") % {"name": name})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def new_codes(request: HttpRequest) -> HttpResponse:
    """Ask, and make new recovery codes in the place of those before."""
    if not has_way(request.user):
        return redirect(OWN)
    if not gate.may_remove(request):
        return _confirm_first(request)
    if request.method == "POST":
        made = codes.make_recovery_codes(request.user)
        tell(request.user, words.NEW_RECOVERY_CODES, user=request.user)
        mails.write_to(request.user, "new_codes")
        return show_codes(request, made)
    return TemplateResponse(
        request,
        "users/admin/second_factor/new_codes.html",
        _page(gettext("New recovery codes"))
        | {"codes_left": request.user.recovery_codes.count()},
    )


def _confirm_first(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse(CONFIRM)}?{urlencode({'next': request.path})}")


def _page(title: str) -> dict:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": gettext("Home")},
        {"url": reverse("wagtailadmin_account"), "label": gettext("Account")},
        {"url": reverse(OWN), "label": gettext("Two-step login")},
    ]
    if title != crumbs[-1]["label"]:
        crumbs.append({"url": "", "label": title})
    else:
        crumbs[-1]["url"] = ""
    return {"page_title": title, "header_icon": "key", "breadcrumbs_items": crumbs}


class Reminder(Component):
    """Says on the dashboard how long somebody may do without."""

    name = "second_factor"
    template_name = "users/admin/second_factor/reminder.html"
    order = 5

    def __init__(self, standing: Standing):
        self.standing = standing

    def get_context_data(self, parent_context=None):
        return {"days": self.standing.days_left, "ends_at": self.standing.ends_at}


def remind(request: HttpRequest, panels: list) -> None:
    """Wagtail hook: add the reminder for who is asked and has nothing yet."""
    # The gate has asked, of everybody who had anything left to prove.
    standing = getattr(request, "second_factor_standing", None)
    if standing is not None and standing.ends_at is not None:
        panels.append(Reminder(standing))


def second_factor_urls() -> list:
    """Wagtail hook: the addresses of the screens."""
    return [
        path("account/second-factor/", my_second_factor, name=OWN),
        path("account/second-factor/codes/", new_codes, name="new_recovery_codes"),
        path(
            "account/second-factor/<slug:kind>/<int:pk>/remove/",
            remove,
            name="remove_second_factor",
        ),
    ]


def second_factor_item(request: HttpRequest) -> dict:
    """Wagtail hook: the way there from one's account."""
    return {
        "url": reverse(OWN),
        "label": _("Two-step login"),
        "help_text": _("Passkeys, codes from an app, and recovery codes."),
    }
