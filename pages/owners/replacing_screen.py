"""The screen on which a colleague's pages are handed to another, and what leads there."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import ListingButton
from wagtail.log_actions import LogFormatter

from pages.models import Person
from pages.owners.mentions import mentions_of
from pages.owners.replacing import ACTION, replace_owner, uses_of_person

URL_NAME = "replace_page_owner"
PERMISSION = "pages.change_person"


class ReplaceOwnerForm(forms.Form):
    """Who takes over."""

    new_owner = forms.ModelChoiceField(Person.objects.none(), label=_("Who takes over"))

    def __init__(self, *args, old_owner: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_owner"].queryset = Person.objects.filter(
            is_active=True
        ).exclude(pk=old_owner.pk)


def replace_owner_view(request, pk: int):
    """Put another in a colleague's place wherever one is named, in one action."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    person = get_object_or_404(Person, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = ReplaceOwnerForm(data, old_owner=person)
    if request.method == "POST" and form.is_valid():
        result = replace_owner(person, form.cleaned_data["new_owner"], request.user)
        _report(request, result, form.cleaned_data["new_owner"])
        return redirect(Person.snippet_viewset.get_url_name("edit"), person.pk)
    return TemplateResponse(
        request,
        "pages/admin/replace_owner.html",
        {
            "person": person,
            "form": form,
            "uses": uses_of_person(person),
            "mentions": mentions_of(person),
            "signs_in": person.user is not None and person.user.is_active,
            "page_title": gettext("Replace everywhere"),
            "header_icon": "user",
        },
    )


def replace_owner_button(snippet, user, next_url=None):
    """Wagtail hook: yield the button in the list of the staff that leads here."""
    if isinstance(snippet, Person) and user.has_perm(PERMISSION):
        yield ListingButton(
            _("Replace everywhere"),
            reverse(URL_NAME, args=[snippet.pk]),
            icon_name="group",
            priority=30,
        )


def replace_owner_urls() -> list:
    """Wagtail hook: the address of the screen."""
    return [path("staff/<int:pk>/replace/", replace_owner_view, name=URL_NAME)]


class ReplaceOwnerFormatter(LogFormatter):
    """How the history of a page tells of it."""

    label = _("Replace a colleague")

    def format_message(self, log_entry):
        return _("Colleague: %(old)s → %(new)s") % log_entry.data


def tell_of_replacing(actions) -> None:
    """Wagtail hook: register how history tells that an owner was replaced."""
    actions.register_action(ACTION)(ReplaceOwnerFormatter)


def _report(request, result, new_owner: Person) -> None:
    count = len(result.replaced)
    message = ngettext(
        "%(name)s has taken over on %(count)d page.",
        "%(name)s has taken over on %(count)d pages.",
        count,
    )
    messages.success(request, message % {"name": new_owner.name, "count": count})
    if result.refused:
        titles = ", ".join(map(str, result.refused))
        message = gettext("You may not change these, so they are as they were: %s")
        messages.warning(request, message % titles)
