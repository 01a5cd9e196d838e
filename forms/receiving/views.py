"""Where a form is sent to. No cookie, no script, no account.

What protects it is what protects the residents' reports (docs/decisions/0006) and what
docs/decisions/0044 adds: nothing that looks like spam is thrown away.
"""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from forms.asking import AnswerForm
from forms.models import CopyCount, FormCount, FormPage, Submission
from forms.receiving.judging import came_lately
from forms.receiving.keeping import FullError, Kept, keep
from forms.receiving.letters import send_copy
from forms.receiving.pictures import keep_for_later, kept_pictures
from links.reports.arriving import answer_unlisted, is_from_here, page_of
from links.reports.limits import times_this_hour

_CONFLICT, _TOO_MANY = 409, 429
_LONGEST_NUMBER = 12


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send_form(request: HttpRequest) -> HttpResponse:
    """Take the form of the page ``?side=``, or show it again with what is missing."""
    page = page_of(request)
    if not isinstance(page, FormPage):
        return answer_unlisted(request, "forms/form_gone.html", status=404)
    if request.method != "POST":
        return HttpResponseRedirect(page.get_url(request))
    now = timezone.now()
    kept = kept_pictures(page, request.POST)
    if refusal := _refusal(request, page, now):
        # Without new pictures, which take most of the work: they are chosen anew.
        return _ask(request, page, page.get_form(request.POST, kept=kept), *refusal)
    form = page.get_form(request.POST, request.FILES, kept=kept)
    if not form.is_valid():
        keep_for_later(page, form, now)
        return _ask(request, page, form)
    try:
        done = keep(page, form, now)
    except FullError:
        keep_for_later(page, form, now)
        message = _("All places are taken, and there is no waiting list.")
        return _ask(request, page, form, message, _CONFLICT)
    query = {"nr": done.submission.reference}
    if done.came_before:
        query["igen"] = "ja"
    elif form.cleaned_data.get("wants_copy"):
        query["kopi"] = "ja" if _copy(request, page, done, now) else "nej"
    return HttpResponseRedirect(f"{reverse('form_thanks')}?{urlencode(query)}")


@never_cache
@require_safe
def form_thanks(request: HttpRequest) -> HttpResponse:
    """Thank for the message with the number ``?nr=``, and say what became of it."""
    number = request.GET.get("nr", "")[:_LONGEST_NUMBER]
    messages = Submission.objects.select_related("page").defer("answers", "text")
    submission = messages.filter(reference=number).first()
    if submission is None:
        return answer_unlisted(request, "forms/form_gone.html", status=404)
    has_place = submission.page.places is not None and not submission.is_set_aside
    context = {
        "submission": submission,
        "form_page": submission.page,
        "came_again": "igen" in request.GET,
        "copy": request.GET.get("kopi", ""),
        "has_place": has_place and not submission.is_waiting,
        "is_waiting": submission.is_waiting,
    }
    return answer_unlisted(request, "forms/thanks.html", context)


def _refusal(
    request: HttpRequest, page: FormPage, now: datetime
) -> tuple[str, int] | None:
    """Return what to say to a form that is not looked at, and the status; or None."""
    if not is_from_here(request):
        return _("The form came from another site. Press the button once more."), 403
    limits = settings.FORM_LIMITS
    if times_this_hour(FormCount, request, now) > limits["visitor"] or (
        came_lately(page, now, set_aside=True) >= limits["form"]
    ):
        message = _(
            "We have got many messages within a short time and cannot take any more at "
            "the moment. Try again in an hour."
        )
        return message, _TOO_MANY
    if page.occasion and (closed := page.occasion.no_sign_up):
        return closed, _CONFLICT
    return None


def _copy(request: HttpRequest, page: FormPage, done: Kept, now: datetime) -> bool:
    """Send a copy, unless too many have gone out; return whether it was."""
    submission = done.submission
    if not submission.email or submission.is_set_aside:
        return False
    if times_this_hour(CopyCount, request, now) > settings.FORM_LIMITS["copies"]:
        return False
    # Whoever's address it is: no more than that comes to it in a day.
    to_it = Submission.objects.filter(
        email__iexact=submission.email, created_at__gt=now - timedelta(days=1)
    )
    if to_it.count() > settings.FORM_LIMITS["copies"]:
        return False
    send_copy(page, submission)
    return True


def _ask(
    request: HttpRequest,
    page: FormPage,
    form: AnswerForm,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the whole page again, with all that was typed."""
    context = page.get_context(request, form=form) | {"message": message}
    return answer_unlisted(request, page.get_template(request), context, status)
