"""The box for many links, as a screen of the register and as a window over a page."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow

from links.adding.adding import Added, add_links
from links.adding.lines import BadLine, read_lines
from links.admin.adding.pasting import add_pasted, handed_over
from links.admin.adding.telling import what_was_done
from links.blocks import ADD_MANY, ADD_PASTED
from links.permissions import may_add_links

LIST = "wagtailsnippets_links_link:list"


class ManyLinksForm(forms.Form):
    """A list of addresses, and what is to be kept of them."""

    # The page beneath the window has fields of its own.
    prefix = "many-links"
    lines = forms.CharField(
        label=_("Links"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "data-paste-links": ""}),
        help_text=_(
            "One on each line: an address, or a title and an address, such as "
            "“News from town – https://egeby.dk/news”. You can paste from Word, from "
            "a page or from a spreadsheet."
        ),
    )
    keep_tracking = forms.BooleanField(
        label=_("Keep what only counts readers in the addresses"),
        required=False,
        help_text=_(
            "Pieces such as utm_source and fbclid tell the other site where its readers "
            "come from. The pages are the same without them."
        ),
    )


def add_many(request: HttpRequest) -> HttpResponse:
    """Show the box; add what can be added, and give the rest back in it."""
    form, added, bad = _carry_out(request)
    if added:
        for sentence in what_was_done(added):
            messages.success(request, sentence)
        if not bad:
            return redirect(LIST)
    return TemplateResponse(
        request,
        "links/admin/adding/screen.html",
        {"form": form, "bad": bad, "list_url": reverse(LIST)},
    )


def add_many_in_window(request: HttpRequest) -> HttpResponse:
    """The same over a page that is being edited: it gets the links into its list."""
    form, added, bad = _carry_out(request)
    data = {"step": "ask"}
    if added:
        chosen = handed_over(added.links, request.user)
        data = {"step": "added", "links": chosen, "is_done": not bad}
    return render_modal_workflow(
        request,
        "links/admin/adding/window.html",
        None,
        {
            "form": form,
            "bad": bad,
            "done": what_was_done(added) if added else [],
            "action": reverse(ADD_MANY),
        },
        json_data=data,
    )


def adding_urls() -> list:
    """Wagtail hook: the addresses of both, and of what is pasted into a form."""
    return [
        path("links/add-many/", add_many, name="add_many_links"),
        path("links/add-many/window/", add_many_in_window, name=ADD_MANY),
        path("links/add-pasted/", add_pasted, name=ADD_PASTED),
    ]


def _carry_out(
    request: HttpRequest,
) -> tuple[ManyLinksForm, Added | None, list[BadLine]]:
    """Return the form to show, what was added, and the lines that were not."""
    if not may_add_links(request.user):
        raise PermissionDenied
    form = ManyLinksForm(request.POST or None)
    if not (request.method == "POST" and form.is_valid()):
        return form, None, []
    keep_tracking = form.cleaned_data["keep_tracking"]
    reading = read_lines(form.cleaned_data["lines"], keep_tracking=keep_tracking)
    added = add_links(reading.entries, request.user) if reading.entries else None
    # What is added is not sent a second time.
    left = {"lines": reading.left, "keep_tracking": keep_tracking}
    return ManyLinksForm(initial=left), added, reading.bad
