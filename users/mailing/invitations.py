"""The mail that asks a new colleague to choose a password."""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext
from wagtail.models import Site

from users.mailing.server import hand_in
from users.models import Invitation, User

logger = logging.getLogger(__name__)

# How long to wait before the mail server is asked again, and how often.
PAUSES = (timedelta(minutes=2), timedelta(minutes=15), timedelta(hours=2))


def invite(user: User) -> None:
    """Have the worker write to `user`; what is said of an earlier mail is forgotten."""
    from users.tasks import send_invitation  # noqa: PLC0415, which asks this module

    Invitation.objects.update_or_create(
        user=user,
        defaults={"asked_at": timezone.now(), "sent_at": None, "problem": ""},
    )
    send_invitation.enqueue(user.pk)


def invite_by_mail(user: User) -> bool:
    """Write to `user` and keep how it went; return whether the mail was taken.

    Whoever has chosen a password meanwhile gets nothing: the link would change it.
    """
    invitation = Invitation.objects.filter(user=user).first()
    if invitation is None or not user.is_waiting or not user.email:
        return True
    try:
        hand_in(write(user))
    except OSError as error:
        # SMTPException is one: what servers and networks answer with.
        logger.warning("invitation_not_sent", extra={"user": user.pk}, exc_info=True)
        invitation.problem = str(error)[:200] or type(error).__name__
    else:
        invitation.sent_at, invitation.problem = timezone.now(), ""
    invitation.save(update_fields=["sent_at", "problem"])
    return not invitation.problem


def write(user: User) -> EmailMultiAlternatives:
    """Return the mail, in the language of the site, with a link made for it alone."""
    with translation.override(settings.LANGUAGE_CODE):
        name = site_name()
        subject = (
            gettext("Your access to the website of %(name)s") % {"name": name}
            if name
            else gettext("Your access to our website")
        )
        context = {
            "subject": subject,
            "user": user,
            "site_name": name,
            "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
            "password_url": password_url(user),
            "admin_url": _full(reverse("wagtailadmin_home")),
            "reset_url": _full(reverse("wagtailadmin_password_reset")),
            "language": settings.LANGUAGE_CODE,
        }
        mail = EmailMultiAlternatives(
            subject,
            render_to_string("users/mail/invitation.txt", context),
            to=[user.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        html = render_to_string("users/mail/invitation.html", context)
        mail.attach_alternative(html, "text/html")
    return mail


def password_url(user: User) -> str:
    """Return a link that works once, and until PASSWORD_RESET_TIMEOUT has passed."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return _full(reverse("wagtailadmin_password_reset_confirm", args=[key, token]))


def site_name() -> str:
    """Return what the association is called in Wagtail's record of its site."""
    names = Site.objects.filter(is_default_site=True).values_list(
        "site_name", flat=True
    )
    return names.first() or ""


def _full(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
