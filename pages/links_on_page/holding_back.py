"""Pages that were to be published at a set time, and may not be when it comes."""

import logging

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.mail import send_mail
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, PageLogEntry, Revision

from pages.links_on_page.dangers import DangerousLinksError
from pages.planning.plan import HELD_BACK
from pages.refusals import RefusedPublicationError

ACTION = HELD_BACK
# How Wagtail's command says that it publishes what was planned.
SCHEDULED = "wagtail.publish.scheduled"

logger = logging.getLogger(__name__)


def hold_back(refusal: RefusedPublicationError, revision: Revision) -> None:
    """Leave the planned version of a page waiting, and tell its owner once.

    It is published as soon as nothing keeps it back any longer, as when a link is no
    longer dangerous: the command that publishes asks again each time that it runs.
    """
    page, names = refusal.page, refusal.names
    is_dangerous = isinstance(refusal, DangerousLinksError)
    told = PageLogEntry.objects.filter(page=page, action=ACTION, revision=revision)
    if told.exists():
        return
    data = {"links" if is_dangerous else "guidance": names}
    log(instance=page, action=ACTION, revision=revision, data=data)
    logger.warning("page_held_back", extra={"page": page.pk})
    if address := _address_for(page, revision):
        transaction.on_commit(lambda: _tell(address, page, names, is_dangerous))


class HoldBackFormatter(LogFormatter):
    """How the history of a page tells of it."""

    label = _("Hold back a planned publication")

    def format_message(self, log_entry):
        if guidance := log_entry.data.get("guidance"):
            message = _("Was not published as planned, because of guiding text in: %s")
            return message % ", ".join(guidance)
        links = ", ".join(log_entry.data["links"])
        message = _("Was not published as planned, because of dangerous links: %s")
        return message % links


def tell_of_holding_back(actions) -> None:
    """Wagtail hook: register how history tells of a page that was held back."""
    actions.register_action(ACTION)(HoldBackFormatter)


def _address_for(page: Page, revision: Revision) -> str:
    owner = page.content_owner
    if owner and owner.is_active and owner.email:
        return owner.email
    user = revision.user
    return user.email if user and user.is_active else ""


def _tell(address: str, page: Page, names: list[str], is_dangerous: bool) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    context = {
        "page": page,
        "links" if is_dangerous else "guidance": names,
        "edit_url": f"{settings.WAGTAILADMIN_BASE_URL}{edit}",
    }
    with translation.override(settings.LANGUAGE_CODE):
        subject = gettext("“%(title)s” has not been published") % {"title": page.title}
        text = render_to_string("pages/mail/held_back.txt", context)
    try:
        send_mail(subject, text, [address])
    except Exception:
        # The other pages have a time of their own, whatever becomes of a letter.
        logger.exception("mail_not_sent")
