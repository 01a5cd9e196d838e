"""Admin views about people and the pages they own."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from pages.models import Person
from pages.owners.replacing import pages_owned_by, replace_owner


class ReplaceOwnerForm(forms.Form):
    """Who takes over."""

    new_owner = forms.ModelChoiceField(Person.objects.none(), label=_("New page owner"))

    def __init__(self, *args, old_owner: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_owner"].queryset = Person.objects.filter(
            is_active=True
        ).exclude(pk=old_owner.pk)


def replace_owner_view(request, pk: int):
    """Hand all of a colleague's pages to another, in one action."""
    if not request.user.has_perm("pages.change_person"):
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
            "pages": pages_owned_by(person),
            "page_title": gettext("Replace as page owner"),
            "header_icon": "user",
        },
    )


def _report(request, result, new_owner: Person) -> None:
    count = len(result.replaced)
    message = ngettext(
        "%(name)s now owns %(count)d page.", "%(name)s now owns %(count)d pages.", count
    )
    messages.success(request, message % {"name": new_owner.name, "count": count})
    if result.refused:
        titles = ", ".join(page.title for page in result.refused)
        message = gettext("You may not publish these pages, so they are unchanged: %s")
        messages.warning(request, message % titles)
