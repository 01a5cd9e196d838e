"""Setting up: a passkey or an app more, and the codes for when all is lost."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from users.second_factor import codes, gate, mails, passkeys
from users.second_factor.models import AuthenticatorApp
from users.second_factor.step import CONFIRM, FIELDS, SET_UP, has_way
from users.sessions.browsers import browser_and_system
from users.sessions.sign_ins import end_others
from users.trail import words
from users.trail.watching import tell

OWN = "my_second_factor"
# Of each kind, for one account.
MOST = 20
_NEXT = "second_factor_next"
_SECRET = "second_factor_new_secret"  # noqa: S105 - a name


class NameForm(forms.Form):
    """What somebody calls a passkey or an app, to know it again."""

    name = forms.CharField(label=_("Name"), max_length=60)


class AppForm(NameForm):
    """The first code of an app: it has read the secret, and its clock is right."""

    one_time_password = forms.CharField(label=_("Code from the app"), max_length=20)

    def __init__(self, *args, secret: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.secret = secret
        self.step: int | None = None
        self.fields["one_time_password"].widget.attrs |= {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
        }

    def clean_one_time_password(self):
        self.step = codes.step_of(self.secret, self.cleaned_data["one_time_password"])
        if self.step is None:
            raise forms.ValidationError(
                gettext(
                    "The code is not right. Write the six digits that the app shows "
                    "now. If it goes on, the clock of the phone may be wrong."
                )
            )
        return self.cleaned_data["one_time_password"]


def _person(request: HttpRequest):
    """Return who may set something up; None if nobody may."""
    if request.user.is_authenticated:
        return request.user
    user = gate.half_signed_in(request)
    # Whoever has a way already uses it first.
    return None if user is None or has_way(user) else user


def _refused(request: HttpRequest, user) -> HttpResponse | None:
    """Return where somebody is sent to before they may set something up."""
    if user is None:
        return redirect_to_login(request.path, reverse("wagtailadmin_login"))
    if user.passkeys.count() >= MOST or user.authenticatorapps.count() >= MOST:
        messages.error(request, _("Remove a way that you do not use any more first."))
        return redirect(OWN)
    if not gate.may_add(request) and request.user.is_authenticated:
        return redirect(f"{reverse(CONFIRM)}?{urlencode({'next': request.path})}")
    return None


@never_cache
@require_safe
def set_up(request: HttpRequest) -> HttpResponse:
    """Let somebody choose what to prove with, who gets no further without."""
    user = _person(request)
    if user is None:
        return redirect_to_login(request.path, reverse("wagtailadmin_login"))
    if request.user.is_authenticated and request.user.has_perm(
        "wagtailadmin.access_admin"
    ):
        return redirect(OWN)
    request.session[_NEXT] = gate.safe_next(request, user)
    return TemplateResponse(
        request, "users/admin/second_factor/set_up.html", {"person": user}
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Add what the browser has made, which the script has put into the form."""
    user = _person(request)
    if refused := _refused(request, user):
        return refused
    form = NameForm(request.POST or None, initial={"name": _this_device(request)})
    problem = ""
    if request.method == "POST" and form.is_valid():
        answer, name = (
            request.POST.get(FIELDS["passkey"], ""),
            form.cleaned_data["name"],
        )
        try:
            added = passkeys.add(request, user, answer, name)
        except passkeys.PasskeyError as error:
            problem = str(error)
        else:
            return _added(request, user, added)
    return TemplateResponse(
        request,
        "users/admin/second_factor/add_passkey.html",
        {"form": form, "problem": problem, "back": _back(request)},
    )


@never_cache
@require_POST
def begin_passkey(request: HttpRequest) -> HttpResponse:
    """Give the browser what it needs to make a passkey."""
    user = _person(request)
    if _refused(request, user):
        return JsonResponse({}, status=403)
    return JsonResponse(passkeys.begin_adding(request, user))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def add_app(request: HttpRequest) -> HttpResponse:
    """Show the secret of a new app, and add it when its first code is right."""
    user = _person(request)
    if refused := _refused(request, user):
        return refused
    secret = _new_secret(request)
    initial = {"name": gettext("Authenticator app")}
    form = AppForm(request.POST or None, secret=secret, initial=initial)
    if request.method == "POST" and form.is_valid():
        del request.session[_SECRET]
        added = AuthenticatorApp.objects.create(
            user=user,
            name=form.cleaned_data["name"],
            secret=codes.encrypted(secret),
            last_step=form.step,
        )
        return _added(request, user, added)
    address = codes.address_of(secret, user.get_username(), passkeys.name_of_site())
    return TemplateResponse(
        request,
        "users/admin/second_factor/add_app.html",
        {
            "form": form,
            "picture": _qr_code(address),
            "address": address,
            "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            "back": _back(request),
        },
    )


def _new_secret(request: HttpRequest) -> str:
    """Return the secret that this session is setting up: the same after a mistake."""
    kept = request.session.get(_SECRET)
    secret = codes.decrypted(kept) if kept else ""
    if not secret:
        secret = codes.new_secret()
        request.session[_SECRET] = codes.encrypted(secret)
    return secret


def _qr_code(address: str) -> str:
    import segno  # noqa: PLC0415, loaded where somebody sets an app up

    picture = segno.make(address, error="m").svg_inline(
        scale=5, dark="#000", light="#fff", omitsize=True
    )
    # Drawn from a text of ours, none of which stands in it.
    return mark_safe(picture)  # noqa: S308


def _added(request: HttpRequest, user, way) -> HttpResponse:
    """Let in who had to set up, end other sessions, and show the first codes."""
    gate.let_in(request, user)
    end_others(request, user)
    tell(user, words.FACTOR_ADDED, user=user)
    mails.write_to(user, "added", way.name)
    message = gettext("%(name)s has been added.") % {"name": f"”{way.name}”"}
    messages.success(request, message)
    if not user.recovery_codes.exists():
        return show_codes(request, codes.make_recovery_codes(user))
    return redirect(_onwards(request, user))


def show_codes(request: HttpRequest, made: list[str]) -> HttpResponse:
    """Return the page with new codes: the one time that they are seen."""
    return TemplateResponse(
        request,
        "users/admin/second_factor/codes.html",
        {
            "codes": made,
            "onwards": _onwards(request, request.user),
            "site_name": passkeys.name_of_site(),
        },
    )


def _onwards(request: HttpRequest, user) -> str:
    """Return where somebody who had to set up wanted to go, or the list of ways."""
    if wanted := request.session.pop(_NEXT, ""):
        return wanted
    if user.has_perm("wagtailadmin.access_admin"):
        return reverse(OWN)
    return gate.home_of(user)


def _back(request: HttpRequest) -> str:
    if request.user.is_authenticated and request.user.has_perm(
        "wagtailadmin.access_admin"
    ):
        return reverse(OWN)
    return reverse(SET_UP)


def _this_device(request: HttpRequest) -> str:
    """Return a name that tells the machine, as a proposal."""
    _browser, system = browser_and_system(request.headers.get("user-agent", ""))
    return system or gettext("Passkey")
