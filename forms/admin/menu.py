"""The way to the messages."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from forms.models import FormPage
from forms.permissions import forms_in_sight, may_see_submissions

MESSAGES, PICTURE = "form_messages", "form_picture"
TITLE = _("What residents have sent")


class MessagesMenuItem(MenuItem):
    """In the menu for those who may read any."""

    def is_shown(self, request):
        return may_see_submissions(request.user)


def messages_menu_item() -> MenuItem:
    """Wagtail hook: the entry in the menu."""
    return MessagesMenuItem(
        TITLE, reverse(MESSAGES), name="form-messages", icon_name="mail", order=250
    )


def messages_button(page, user, next_url=None, view_name=None) -> Iterator[Button]:
    """Wagtail hook: from a form to what was sent in it."""
    if isinstance(page.specific_deferred, FormPage) and (
        forms_in_sight(user).filter(pk=page.pk).exists()
    ):
        url = f"{reverse(MESSAGES)}?page={page.pk}"
        yield Button(TITLE, url, icon_name="mail", priority=35)
