"""One message: read, answered, done with, set aside, deleted."""

from urllib.parse import quote, urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log

from forms.admin.menu import MESSAGES, TITLE
from forms.admin.trail import DELETED_MESSAGE
from forms.belonging import belonging_of
from forms.models import FormPicture, Submission
from forms.permissions import submissions_in_sight
from forms.receiving.judging import Sign
from forms.receiving.keeping import locked, recount, taken_places
from pages.models.dates import add_months

DONE, NEW, ASIDE, PLACE = "done", "new", "aside", "place"


def message_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that somebody wrote, and what can be done about it."""
    submission = _in_sight(request, pk)
    page = submission.page
    context = {
        "submission": submission,
        "belonging": str(belonging_of([page])[page.pk]),
        "pictures": submission.pictures.defer("content").order_by("pk"),
        "signs": [Sign(sign).label for sign in submission.signs if sign in Sign],
        "reply": _reply(submission),
        "next": get_valid_next_url_from_request(request),
        "list_url": reverse(MESSAGES),
        "may_get_place": submission.is_waiting and bool(page.places_left),
        "header_title": _("Message %(number)s") % {"number": submission.reference},
        "header_icon": "mail",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse(MESSAGES), "label": TITLE},
            {"url": f"{reverse(MESSAGES)}?page={page.pk}", "label": page.title},
            {"url": "", "label": submission.reference},
        ],
    }
    return TemplateResponse(request, "forms/admin/message.html", context)


@never_cache
@require_safe
def picture_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with a picture, for those who may read its message."""
    pictures = FormPicture.objects.filter(
        submission__in=submissions_in_sight(request.user)
    )
    picture = get_object_or_404(pictures, pk=pk)
    response = HttpResponse(bytes(picture.content), content_type=picture.content_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def see_to_message(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Mark a message as done or as new, set it aside, or give it a place."""
    with transaction.atomic():
        submission = _in_sight(request, pk)
        locked(submission.page)
        # As it is now that nobody else changes it.
        submission = _in_sight(request, pk)
        sentence = _CHANGES[what](submission, request.user)
        submission.save()
        recount(submission.page)
    _say(request, submission, sentence, undo=NEW if what in (DONE, ASIDE) else "")
    return redirect(get_valid_next_url_from_request(request) or reverse(MESSAGES))


@require_POST
def delete_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a message with its pictures; the trail has its number, and no more."""
    with transaction.atomic():
        submission = _in_sight(request, pk)
        page = submission.page
        locked(page)
        data = {"number": submission.reference}
        log(instance=page, action=DELETED_MESSAGE, user=request.user, data=data)
        submission.delete()
        recount(page)
    messages.success(request, _("The message is deleted, with its pictures."))
    return redirect(get_valid_next_url_from_request(request) or reverse(MESSAGES))


def _in_sight(request: HttpRequest, pk: int) -> Submission:
    rows = submissions_in_sight(request.user)
    return get_object_or_404(rows.select_related("page", "handled_by"), pk=pk)


def _done(submission: Submission, user) -> str:
    submission.state = Submission.State.DONE
    submission.handled_at, submission.handled_by = timezone.now(), user
    return _("Message %(number)s is done.")


def _new(submission: Submission, user) -> str:
    _take_from_aside(submission)
    submission.state = Submission.State.NEW
    submission.handled_at = submission.handled_by = None
    return _("Message %(number)s is new again.")


def _aside(submission: Submission, user) -> str:
    submission.state = Submission.State.SPAM
    submission.handled_at = submission.handled_by = None
    submission.is_waiting = False
    return _("Message %(number)s is set aside.")


def _place(submission: Submission, user) -> str:
    places = submission.page.places
    if places is not None and taken_places(submission.page) >= places:
        return _("All places are taken, so message %(number)s still waits.")
    submission.is_waiting = False
    return _("Message %(number)s has a place now. Tell whoever sent it.")


def _take_from_aside(submission: Submission) -> None:
    """What was set aside is kept as long as the others, and has a place if there is one."""
    page = submission.page
    if not submission.is_set_aside:
        return
    sent = timezone.localdate(submission.created_at)
    submission.delete_on = max(submission.delete_on, add_months(sent, page.keep_months))
    submission.is_waiting = (
        page.places is not None and taken_places(page) >= page.places
    )


_CHANGES = {DONE: _done, NEW: _new, ASIDE: _aside, PLACE: _place}


def _say(request: HttpRequest, submission: Submission, sentence: str, undo: str):
    message = sentence % {"number": submission.reference}
    if undo:
        context = {
            "message": message,
            "undo": reverse("see_to_form_message", args=[submission.pk, undo]),
            "back": get_valid_next_url_from_request(request),
        }
        message = render_to_string("forms/admin/done.html", context, request)
    messages.success(request, message)


def _reply(submission: Submission) -> str:
    """Return an address that begins a mail to the sender, with what they wrote."""
    if not submission.email:
        return ""
    words = {"form": submission.page.title, "number": submission.reference}
    wrote = "\n".join(
        f"> {line}"
        for told in submission.told
        for line in (told.label, *told.words.splitlines(), "")
    )
    query = {
        "subject": _("About your message: %(form)s (%(number)s)") % words,
        # As much as every mail program takes in an address.
        "body": "\n\n" + wrote[:1200],
    }
    to = quote(submission.email, safe="@")
    return f"mailto:{to}?{urlencode(query, quote_via=quote)}"
