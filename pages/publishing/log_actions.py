"""What Wagtail's hooks call for pages and people."""

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import ListingButton
from wagtail.log_actions import LogFormatter

from pages.models import BasePage, Person


def register_log_actions(actions) -> None:
    """Tell the history of a page how to say that its owner was replaced."""

    class ReplaceOwnerFormatter(LogFormatter):
        label = _("Replace page owner")

        def format_message(self, log_entry):
            return _("Page owner: %(old)s → %(new)s") % log_entry.data

    class HoldBackFormatter(LogFormatter):
        label = _("Hold back a planned publication")

        def format_message(self, log_entry):
            return _("Was not published as planned, because of dangerous links: %s") % (
                ", ".join(log_entry.data["links"])
            )

    actions.register_action("pages.replace_owner")(ReplaceOwnerFormatter)
    actions.register_action("pages.hold_back")(HoldBackFormatter)


def replace_owner_button(snippet, user, next_url=None):
    """Yield the button that hands a colleague's pages to another."""
    if isinstance(snippet, Person) and user.has_perm("pages.change_person"):
        yield ListingButton(
            _("Replace as page owner"),
            reverse("replace_page_owner", args=[snippet.pk]),
            icon_name="group",
            priority=30,
        )


def warn_after_publishing(request, page) -> None:
    """Say what a page lacks when somebody has just published it or asked to."""
    if not isinstance(page, BasePage):
        return
    if {"action-publish", "action-submit"} & request.POST.keys():
        for warning in page.readiness_warnings():
            messages.warning(request, warning)
