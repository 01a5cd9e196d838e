"""“Copy as new” and “Use as a template”, wherever Wagtail offers what can be done with a page."""

from collections.abc import Iterator

from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from page_templates.permissions import is_copying_offered, may_make_template_of
from page_templates.views import begin_with_template, copy_as_new, keep_as_template


def keep_button(page, user, next_url=None, view_name=None) -> Iterator[Button]:
    """Wagtail hook: the button, for pages of which there may be more."""
    if may_make_template_of(page, user):
        url = reverse("keep_as_template", args=[page.pk])
        if next_url:
            url += f"?{urlencode({'next': next_url})}"
        yield Button(_("Use as a template"), url, icon_name="copy", priority=35)


def copy_button(page, user, next_url=None, view_name=None) -> Iterator[Button]:
    """Wagtail hook: a second page like this one, at once; Wagtail's own asks first."""
    if is_copying_offered(page, user):
        url = reverse("copy_as_new", args=[page.pk])
        attrs = {
            "data-controller": "w-action",
            # Where it cannot, the address asks.
            "data-action": "w-action#post:prevent",
            "data-w-action-url-value": url,
        }
        yield Button(_("Copy as new"), url, icon_name="copy", attrs=attrs, priority=34)


def template_urls() -> list:
    """Wagtail hook: the addresses of what the buttons and lists lead to."""
    return [
        path(
            "pages/<int:parent_page_id>/begin/<slug:key>/",
            begin_with_template,
            name="begin_with_template",
        ),
        path("pages/<int:page_id>/copy-as-new/", copy_as_new, name="copy_as_new"),
        path(
            "pages/<int:page_id>/template/", keep_as_template, name="keep_as_template"
        ),
    ]
