"""Mail that tells somebody what was done with their second factor.

Whoever did not do it themselves learns of it here.
"""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from users.mailing.server import hand_in
from users.second_factor.passkeys import name_of_site

logger = logging.getLogger(__name__)

# What was done, as the mail says it.
SENTENCES: dict[str, Promise] = {
    "added": _("A new way to sign in has been added to your account: %(name)s."),
    "removed": _("A way to sign in has been removed from your account: %(name)s."),
    "new_codes": _("New recovery codes have been made. Those before work no more."),
    "code_used": _("Somebody has signed in to your account with a recovery code."),
    "reset": _(
        "Your two-step login has been reset by an administrator. You are signed out "
        "everywhere, and sign in with your password alone until you set it up again."
    ),
}


def write_to(user, what: str, name: str = "") -> None:
    """Have the worker write to `user`. `what` is a key of `SENTENCES`."""
    from users.tasks import send_second_factor_notice  # noqa: PLC0415, asks this module

    send_second_factor_notice.enqueue(user.pk, what, name)


def send_notice(user, what: str, name: str) -> bool:
    """Write to `user`; return whether the mail was taken."""
    try:
        hand_in(mail_about(user, what, name))
    except OSError:
        # SMTPException is one.
        logger.warning("second_factor_notice_not_sent", exc_info=True)
        return False
    return True


def mail_about(user, what: str, name: str) -> EmailMessage:
    """Return the mail, in the language of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "user": user,
            "sentence": SENTENCES[what] % {"name": f"”{name}”"},
            "was_reset": what == "reset",
            "site_name": name_of_site(),
            "reset_url": _full(reverse("wagtailadmin_password_reset")),
            "admin_url": _full(reverse("wagtailadmin_home")),
        }
        return EmailMessage(
            str(_("Your two-step login has been changed")),
            render_to_string("users/mail/second_factor.txt", context),
            to=[user.email],
            headers={"Auto-Submitted": "auto-generated"},
        )


def _full(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
