"""The second step of signing in, and proving once more who one is."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from users.guesses.counting import Refusal
from users.guesses.doors import when_to_try_again
from users.models import User
from users.second_factor import codes, gate, mails, passkeys
from users.trail import words
from users.trail.sign_ins import count_second_step
from users.trail.watching import tell

CONFIRM = "confirm_who_you_are"
SET_UP = "set_up_second_factor"
# What is sent, by the way it proves. Nothing with a password in its name is ever
# shown again or kept in a browser.
FIELDS = {
    "passkey": "passkey_password",
    "code": "one_time_password",
    "recovery": "recovery_password",
    "password": "password",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever has given a password for the second step."""
    user = gate.half_signed_in(request)
    if user is None:
        if request.user.is_authenticated:
            return redirect(gate.safe_next(request, request.user))
        return _to_login(request)
    wanted = gate.safe_next(request, user)
    if not has_way(user):
        return redirect(f"{reverse(SET_UP)}?{urlencode({'next': wanted})}")
    problem = ""
    if request.method == "POST":
        problem = _problem_with(request, user)
        if not problem:
            gate.let_in(request, user)
            tell(user, words.SECOND_STEP_TAKEN, user=user)
            if request.POST["way"] == "recovery":
                _tell_of_used_code(request, user)
            return redirect(wanted)
    return _ask(
        request, user, wanted, problem, "users/admin/second_factor/second_step.html"
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def confirm_who_you_are(request: HttpRequest) -> HttpResponse:
    """Ask somebody who is signed in to prove once more that it is them."""
    user = request.user
    if not user.is_authenticated:
        return _to_login(request)
    wanted = gate.safe_next(request, user)
    problem = ""
    if request.method == "POST":
        problem = _problem_with(request, user, takes_password=True)
        if not problem:
            gate.note_confirmation(request)
            return redirect(wanted)
    return _ask(
        request, user, wanted, problem, "users/admin/second_factor/confirm.html"
    )


@never_cache
@require_POST
def begin_with_passkey(request: HttpRequest) -> HttpResponse:
    """Give the browser what it needs to ask for a passkey."""
    user = request.user
    if not user.is_authenticated:
        user = gate.half_signed_in(request)
    if user is None or not user.passkeys.exists():
        return JsonResponse({}, status=403)
    return JsonResponse(passkeys.begin_proving(request, user))


def has_way(user) -> bool:
    """Whether `user` can do the second step at all."""
    return user.passkeys.exists() or user.authenticatorapps.exists()


def _problem_with(request: HttpRequest, user, *, takes_password: bool = False) -> str:
    """Return what is wrong with what was sent; "" if it proves that it is `user`."""
    guess = getattr(request, "guess", None)
    if isinstance(guess, Refusal):
        return when_to_try_again(guess)
    way = request.POST.get("way", "")
    if way not in FIELDS or (way == "password" and not takes_password):
        return gettext("Choose one of the ways below.")
    problem = _try(request, user, way)
    if problem:
        count_second_step(user)
    return problem


def _try(request: HttpRequest, user, way: str) -> str:
    sent = request.POST.get(FIELDS[way], "")
    if way == "passkey":
        try:
            passkeys.prove(request, user, sent)
        except passkeys.PasskeyError as problem:
            return str(problem)
        return ""
    is_right, problem = _CHECKS[way]
    return "" if is_right(user, sent) else str(problem)


# What is typed: whether it is right, and what is said if not.
_CHECKS: dict[str, tuple[Callable[[User, str], bool], Promise]] = {
    "code": (
        codes.take_code,
        _(
            "The code is not right. Write the six digits that the app shows now. A "
            "code works once."
        ),
    ),
    "recovery": (
        codes.take_recovery_code,
        _("This is none of your recovery codes, or it has been used."),
    ),
    "password": (
        lambda user, sent: user.check_password(sent),
        _("The password is not right."),
    ),
}


def _tell_of_used_code(request: HttpRequest, user) -> None:
    mails.write_to(user, "code_used")
    left = user.recovery_codes.count()
    said = ngettext(
        "You have %(count)d recovery code left. If you have lost a device, remove it "
        "under your account.",
        "You have %(count)d recovery codes left. If you have lost a device, remove it "
        "under your account.",
        left,
    )
    messages.warning(request, said % {"count": left})


def _ask(
    request: HttpRequest, user, wanted: str, problem: str, template: str
) -> HttpResponse:
    return TemplateResponse(
        request,
        template,
        {
            "person": user,
            "next": wanted,
            "problem": problem,
            "way": request.POST.get("way", ""),
            "has_passkeys": user.passkeys.exists(),
            "has_apps": user.authenticatorapps.exists(),
            "has_codes": user.recovery_codes.exists(),
        },
    )


def _to_login(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return redirect_to_login(wanted, reverse("wagtailadmin_login"))
