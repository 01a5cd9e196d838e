"""“Use as a template”, wherever Wagtail offers what can be done with a page."""

from collections.abc import Iterator

from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from page_templates.permissions import may_make_template_of
from page_templates.views import begin_with_template, keep_as_template


def keep_button(page, user, next_url=None, view_name=None) -> Iterator[Button]:
    """Wagtail hook: the button, for pages of which there may be more."""
    if may_make_template_of(page, user):
        url = reverse("keep_as_template", args=[page.pk])
        if next_url:
            url += f"?{urlencode({'next': next_url})}"
        yield Button(_("Use as a template"), url, icon_name="copy", priority=35)


def template_urls() -> list:
    """Wagtail hook: the addresses of what the buttons and lists lead to."""
    return [
        path(
            "pages/<int:parent_page_id>/begin/<slug:key>/",
            begin_with_template,
            name="begin_with_template",
        ),
        path(
            "pages/<int:page_id>/template/", keep_as_template, name="keep_as_template"
        ),
    ]
