"""Beginning a page with a template, and making a page one."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from page_templates.making import make_copy, make_draft, make_template
from page_templates.models import NAME_LENGTH, PageTemplate
from page_templates.offering import page_types_below, template_below, templates_below
from page_templates.permissions import (
    may_copy_as_new,
    may_make_template_of,
    may_see_templates,
)


class TitleForm(forms.Form):
    """What the new page is to be called; all else is for the editor."""

    title = forms.CharField(
        label=_("Title"),
        max_length=Page._meta.get_field("title").max_length,
        help_text=_("What readers look for. You can change it later."),
    )


class PageTemplateForm(forms.ModelForm):
    """What others find a template by."""

    class Meta:
        model = PageTemplate
        fields = ["name", "description"]


def choose_beginning(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """In the place of Wagtail's choice of a page type: with the templates beside them.

    As there, nobody is asked where there is nothing to choose.
    """
    parent = _parent_for(request, parent_page_id)
    types, templates = page_types_below(parent), templates_below(parent)
    if len(types) == 1 and not templates:
        return redirect(_add_url(types[0], parent))
    return TemplateResponse(
        request,
        "page_templates/choose_beginning.html",
        {
            "parent_page": parent,
            "page_types": [(model, _add_url(model, parent)) for model in types],
            "templates": templates,
            "may_see_templates": may_see_templates(request.user),
            "next": get_valid_next_url_from_request(request),
        },
    )


def begin_with_template(
    request: HttpRequest, parent_page_id: int, key: str
) -> HttpResponse:
    """Ask for the title, make the draft, and open it."""
    parent = _parent_for(request, parent_page_id)
    template = template_below(parent, key)
    if template is None:
        raise Http404
    form = TitleForm(request.POST or None, initial={"title": template.suggested_title})
    if not (request.method == "POST" and form.is_valid()):
        return TemplateResponse(
            request,
            "page_templates/begin.html",
            {"parent_page": parent, "template": template, "form": form},
        )
    if stopped := _run("before_create_page", request, parent, template.page_class):
        return stopped
    page = make_draft(template, parent, form.cleaned_data["title"], request.user)
    message = gettext(
        "The draft “%(title)s” is made. Write your own words where there is guiding "
        "text in [[two brackets]]."
    )
    messages.success(request, message % {"title": page.title})
    return _run("after_create_page", request, page) or redirect(
        "wagtailadmin_pages:edit", page.pk
    )


def copy_as_new(request: HttpRequest, page_id: int) -> HttpResponse:
    """Make a second page like one there is, and open it where its title is written.

    The button posts at once; the address alone asks first.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_copy_as_new(page, request.user):
        raise PermissionDenied
    if request.method != "POST":
        return TemplateResponse(request, "page_templates/copy.html", {"page": page})
    parent = page.get_parent().specific
    if stopped := _run("before_create_page", request, parent, type(page)):
        return stopped
    copy = make_copy(page, request.user)
    message = gettext(
        "This is a new page with the same content, not published yet. Give it a title "
        "of its own."
    )
    messages.success(request, message)
    edit_url = reverse("wagtailadmin_pages:edit", args=[copy.pk])
    return _run("after_create_page", request, copy) or redirect(f"{edit_url}#new-title")


def keep_as_template(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask what a page is to be called as a template, and make it one."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_make_template_of(page, request.user):
        raise PermissionDenied
    edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = PageTemplateForm(
        request.POST or None, initial={"name": page.title[:NAME_LENGTH]}
    )
    if request.method == "POST" and form.is_valid():
        template = make_template(page, form.save(commit=False), request.user)
        message = gettext("“%(name)s” is a template now. It is offered for new pages.")
        messages.success(request, message % {"name": template.name})
        return redirect(get_valid_next_url_from_request(request) or edit_url)
    return TemplateResponse(
        request,
        "page_templates/keep.html",
        {
            "page": page,
            "form": form,
            "next": get_valid_next_url_from_request(request),
            "edit_url": edit_url,
        },
    )


def _parent_for(request: HttpRequest, page_id: int) -> Page:
    parent = get_object_or_404(Page, pk=page_id).specific
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return parent


def _add_url(model: type[Page], parent: Page) -> str:
    options = model._meta
    names = [options.app_label, options.model_name, parent.pk]
    return reverse("wagtailadmin_pages:add", args=names)


def _run(hook: str, *arguments) -> HttpResponse | None:
    """Run a hook of Wagtail's as its own view does."""
    for function in hooks.get_hooks(hook):
        response = function(*arguments)
        if hasattr(response, "status_code"):
            return response
    return None
