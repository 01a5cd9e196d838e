"""The pages on which residents ask for notices by e-mail. No cookie, script or account.

What protects the form is what protects the residents' reports (docs/decisions/0006). No
answer depends on whether an address is known: docs/decisions/0047.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from links.reports.arriving import answer_unlisted, is_from_here, is_too_large
from notices.mailing.letters import asked_for_by, choice_in_words
from notices.mailing.outbox import is_offered
from notices.models import NoticeIndexPage, Subscription
from notices.models.listing import public_departments
from notices.models.subscription import LINK_LIFE
from notices.subscribing.forms import ChoiceForm, SubscribeForm
from notices.subscribing.keeping import (
    choose,
    confirm,
    leave,
    may_subscribe,
    subscribe,
)
from plaintext.slugs import asked_slug

METHODS = ["GET", "HEAD", "POST"]
_ABOUT = "notices"


@csrf_exempt
@never_cache
@require_http_methods(METHODS)
def ask_for_mail(request: HttpRequest) -> HttpResponse:
    """Show the form, with the department ``?afdeling=`` ticked, and take it."""
    if not is_offered():
        return _answer(request, "not_offered", status=404)
    if request.method != "POST":
        form = SubscribeForm(about=_ABOUT, initial=_asked_about(request))
        return _answer(request, "subscribe", {"form": form})
    if is_too_large(request):
        form = SubscribeForm(about=_ABOUT)
        message = _("That was more than we can receive. Write it in fewer words.")
        return _answer(request, "subscribe", {"form": form, "message": message}, 413)
    form = SubscribeForm(request.POST, about=_ABOUT)
    if not form.is_from_a_program:
        if form.is_finding or not form.is_valid():
            return _answer(request, "subscribe", {"form": form.to_show})
        message, status = _refusal(request)
        if message:
            context = {"form": form, "message": message}
            return _answer(request, "subscribe", context, status)
        subscribe(form, timezone.now())
    return redirect("notice_mail_asked")


@never_cache
@require_safe
def asked_for_mail(request: HttpRequest) -> HttpResponse:
    """Say that a mail is on its way; the same to everybody."""
    return _answer(request, "asked", {"days": LINK_LIFE.days})


@csrf_exempt
@never_cache
@require_http_methods(METHODS)
def confirm_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a yes to what the mail was about, and take it.

    A visit alone changes nothing: programs that look through mail follow links.
    """
    pk = asked_for_by(token)
    if request.method == "POST" and pk is not None:
        subscription = confirm(pk)
        if subscription:
            url = reverse("notice_mail_choice", args=[subscription.key])
            return HttpResponseRedirect(f"{url}?ny=ja")
    else:
        asked = Subscription.objects.unconfirmed().filter(pk=pk).first()
        if asked:
            context = {"subscription": asked, "choice": choice_in_words(asked)}
            return _answer(request, "confirm", context)
    return _answer(request, "link_gone", status=404)


@csrf_exempt
@never_cache
@require_http_methods(METHODS)
def choose_departments(request: HttpRequest, token: UUID) -> HttpResponse:
    """Show what somebody gets, and let them choose other departments."""
    subscription = Subscription.objects.confirmed().filter(key=token).first()
    if subscription is None:
        return _answer(request, "left", status=404)
    if request.method == "POST":
        form = ChoiceForm(request.POST)
        if not form.is_finding and form.is_valid():
            choose(token, form)
            return HttpResponseRedirect(f"{request.path}?gemt=ja")
    else:
        chosen = subscription.departments.values_list("pk", flat=True)
        initial = {"everywhere": subscription.everywhere, "departments": chosen}
        form = ChoiceForm(initial=initial)
    context = {
        "form": form.to_show,
        "subscription": subscription,
        "choice": choice_in_words(subscription),
        "is_new": "ny" in request.GET,
        "is_saved": "gemt" in request.GET,
    }
    return _answer(request, "choice", context)


@csrf_exempt
@never_cache
@require_http_methods(METHODS)
def leave_mail(request: HttpRequest, token: UUID) -> HttpResponse:
    """Ask whether somebody wants no more, and end it.

    Mail programs send the form themselves (RFC 8058), without a visit before or a
    cookie, and follow nothing: the answer is a page, and the same the second time.
    """
    if request.method == "POST":
        leave(token)
    elif Subscription.objects.confirmed().filter(key=token).exists():
        return _answer(request, "leave", {"token": token})
    return _answer(request, "left")


def _asked_about(request: HttpRequest) -> dict:
    """Return what is ticked in the form of a visitor who has just chosen a department."""
    slug = asked_slug(request.GET.get("afdeling", ""))
    found = public_departments().filter(slug=slug) if slug else ()
    return {"departments": [department.pk for department in found]}


def _refusal(request: HttpRequest) -> tuple[str, int]:
    """Return what to say to a form that is not taken, and the status; or ("", 0)."""
    if not is_from_here(request):
        message = _("The form came from another site. Press the button once more.")
        return message, 403
    if not may_subscribe(request, timezone.now()):
        message = _(
            "Many have asked for notices within a short time, and we cannot take any "
            "more at the moment. Try again in an hour."
        )
        return message, 429
    return "", 0


def _answer(
    request: HttpRequest, name: str, context: dict | None = None, status: int = 200
) -> HttpResponse:
    """Answer with a page on which the way to the list of notices stands."""
    page = NoticeIndexPage.objects.first_shown()
    shown = {"back_url": page.get_url(request) if page else "/"}
    template = f"notices/subscribing/{name}.html"
    return answer_unlisted(request, template, shown | (context or {}), status)
