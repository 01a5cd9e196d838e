"""The screen on which somebody brings in a calendar of others'."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import Button

from activities.calendars.bringing_in import bring_in
from activities.calendars.reading import (
    MOST_BYTES,
    UnreadableCalendarError,
    read_calendar,
)
from activities.models import ActivityIndexPage

SCREEN = "bring_in_calendar"


class CalendarForm(forms.Form):
    """A file, or what somebody has copied out of one."""

    file = forms.FileField(
        label=_("Calendar file"),
        required=False,
        help_text=_("A file that ends in .ics, at most 1 MB."),
    )
    text = forms.CharField(
        label=_("Or paste what is in it"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean(self):
        cleaned_data = super().clean()
        file, text = cleaned_data.get("file"), cleaned_data.get("text")
        if "file" in self.errors:
            return cleaned_data
        if not file and not (text and text.strip()):
            raise forms.ValidationError(_("Choose a file, or paste a calendar."))
        name = "file" if file else "text"
        # No more than tells that it is too much.
        data = file.read(MOST_BYTES + 1) if file else text.encode()
        try:
            self.reading = read_calendar(data, timezone.localdate())
        except UnreadableCalendarError as error:
            self.add_error(name, str(error))
        return cleaned_data


def bring_in_calendar(request: HttpRequest, parent_id: int) -> HttpResponse:
    """Show the form, and after it what became of the calendar."""
    parent = get_object_or_404(ActivityIndexPage, pk=parent_id)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CalendarForm(*sent)
    context = {
        "page_title": gettext("Bring in a calendar"),
        "page_subtitle": parent.get_admin_display_title(),
        "header_icon": "calendar",
        "form": form,
        "parent": parent,
    }
    if form.is_valid():
        context["brought"] = bring_in(form.reading, parent, request.user)
    return TemplateResponse(request, "activities/admin/bring_in.html", context)


def bring_in_urls() -> list:
    """Wagtail hook: where the screen is."""
    address = "activities/<int:parent_id>/bring-in/"
    return [path(address, bring_in_calendar, name=SCREEN)]


def bring_in_button(page, user, next_url=None, **kwargs):
    """Wagtail hook: the way to it, beside a calendar page."""
    if (
        isinstance(page.specific_deferred, ActivityIndexPage)
        and page.permissions_for_user(user).can_add_subpage()
    ):
        url = reverse(SCREEN, args=[page.pk])
        yield Button(_("Bring in a calendar"), url, icon_name="calendar", priority=60)
