"""One screen on which a page is read, approved and published, or sent back."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.utils.decorators import xframe_options_sameorigin_override

from pages.approving.waiting import (
    ChangedMeanwhileError,
    NotWaitingError,
    Waiting,
    answer,
    find_waiting,
)
from pages.changes.telling import NextPublication
from pages.editor.refusing import refusals_of
from pages.models import BasePage
from pages.refusals import RefusedPublicationError

URL_NAME, READING = "approve_page", "reading_for_approval"
APPROVE, SEND_BACK = "approve", "reject"
_LONGEST_COMMENT = 2000


class AnswerForm(forms.Form):
    """A yes or a no, and what to say with it."""

    action = forms.ChoiceField(choices=[(APPROVE, ""), (SEND_BACK, "")])
    # Which version was looked at.
    seen = forms.CharField(widget=forms.HiddenInput, max_length=20)
    comment = forms.CharField(
        label=_("Message to whoever sent it"),
        required=False,
        max_length=_LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Say what is to be changed when you send the page back."),
    )

    def clean(self):
        cleaned_data = super().clean()
        if cleaned_data.get("action") == SEND_BACK and not cleaned_data.get("comment"):
            raise ValidationError({"comment": _("Write what is to be changed.")})
        return cleaned_data


def approve_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what waits for an answer, and take it."""
    page = get_object_or_404(Page, pk=page_id).specific
    back = get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")
    try:
        waiting = find_waiting(page, request.user)
        if request.method != "POST":
            return _screen(request, waiting, _form(waiting), back)
        return _answered(request, waiting, back)
    except NotWaitingError as reason:
        messages.warning(request, str(reason))
        return redirect(back)


@xframe_options_sameorigin_override
def read_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what waits as readers will get it, in the frame on that screen."""
    page = get_object_or_404(Page, pk=page_id).specific
    try:
        draft = find_waiting(page, request.user).draft
    except NotWaitingError as reason:
        raise PermissionDenied from reason
    # In a panel, so to speak: without the button that leads to where one is already.
    attributes = {"in_preview_panel": True}
    return draft.make_preview_request(request, draft.default_preview_mode, attributes)


def approving_urls() -> list:
    """Wagtail hook: the addresses of the screen, and of what is read on it."""
    return [
        path("pages/<int:page_id>/approve/", approve_page, name=URL_NAME),
        path("pages/<int:page_id>/approve/read/", read_page, name=READING),
    ]


def _answered(request: HttpRequest, waiting: Waiting, back: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        if {"action", "seen"} & form.errors.keys():
            form = _form(waiting, request.POST.get("comment", ""))
            form.add_error(None, _("Choose whether the page is approved or sent back."))
        return _screen(request, waiting, form, back, status=422)
    given = form.cleaned_data
    try:
        answer(
            waiting.page, request.user, given["seen"], given["action"], given["comment"]
        )
    except ChangedMeanwhileError:
        # With what was written, and the page as it is now.
        form = _form(waiting, given["comment"])
        message = _(
            "The page has been changed while you looked at it. This is how it is now: "
            "nothing has been approved."
        )
        form.add_error(None, message)
        return _screen(request, waiting, form, back, status=409)
    except RefusedPublicationError as refusal:
        form.add_error(None, refusal.explain())
        return _screen(request, waiting, form, back, status=422)
    messages.success(request, _told(waiting, given["action"]))
    return redirect(back)


def _form(waiting: Waiting, comment: str = "") -> AnswerForm:
    given = {
        "seen": waiting.page.latest_revision_id,
        "comment": comment[:_LONGEST_COMMENT],
        "action": APPROVE,
    }
    # Bound, so that what went wrong can be said of it.
    return AnswerForm(given)


def _told(waiting: Waiting, action: str) -> str:
    page = Page.objects.get(pk=waiting.page.pk)
    if action == SEND_BACK:
        said = gettext("“%(title)s” has been sent back to %(who)s.")
    elif waiting.publishes and page.live and not _is_planned(waiting):
        said = gettext("The page “%(title)s” has been approved and published.")
    else:
        said = gettext("The page “%(title)s” has been approved.")
    return said % {"title": page.get_admin_display_title(), "who": waiting.sent_by}


def _is_planned(waiting: Waiting) -> bool:
    moment = waiting.draft.go_live_at
    return moment is not None and moment > timezone.now()


def _screen(request, waiting: Waiting, form: AnswerForm, back: str, status=200):
    draft = waiting.draft
    context = {
        "waiting": waiting,
        "page": draft,
        "form": form,
        "next": back,
        "publication": NextPublication(draft),
        "warnings": draft.readiness_warnings() if isinstance(draft, BasePage) else [],
        "refusals": [refusal.explain() for refusal in refusals_of(draft)],
        "planned": draft.go_live_at if _is_planned(waiting) else None,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        "read_url": reverse(READING, args=[draft.pk]),
        "page_title": gettext("Approve"),
        "header_icon": "check",
    }
    template = "pages/admin/approve.html"
    return TemplateResponse(request, template, context, status=status)
