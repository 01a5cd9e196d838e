"""The mail with which somebody chooses a new password."""

import logging

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from users.guesses.counting import Refusal, begin
from users.guesses.limits import reset_mail_counter
from users.mailing.server import hand_in
from users.models import User

logger = logging.getLogger(__name__)

_TEMPLATES = "wagtailadmin/account/password_reset"


def may_be_sent(user: User) -> bool:
    """Count a mail to `user`; whether it is long enough since the one before."""
    return not isinstance(begin([reset_mail_counter(user.pk)]), Refusal)


def send_link(user: User) -> bool:
    """Write to `user`; return whether the mail was taken."""
    try:
        hand_in(link_mail(user))
    except OSError:
        # SMTPException is one.
        logger.warning("password_reset_not_sent", exc_info=True)
        return False
    return True


def link_mail(user: User) -> EmailMultiAlternatives:
    """Return the mail, in Wagtail's words, with a link made for it alone."""
    context = {
        "user": user,
        "uid": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }
    with translation.override(settings.LANGUAGE_CODE):
        subject = render_to_string(f"{_TEMPLATES}/email_subject.txt", context)
        return EmailMultiAlternatives(
            " ".join(subject.split()),
            render_to_string(f"{_TEMPLATES}/email.txt", context),
            to=[user.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
