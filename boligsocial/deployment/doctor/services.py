"""What the site asks of others: the cache, and the mail server."""

import secrets
import smtplib

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from diagnosis.findings import Check, Finding, fault, ok, warning
from users.mailing.server import hand_in, mail_server

_MAIL_ADVICE = (
    "See that the mail server runs and lets this machine through, and that EMAIL_URL"
    " has its name, port, user and password."
)


def look_at_cache() -> Finding:
    """Write something to the cache, read it and delete it."""
    backend = settings.CACHES["default"]["BACKEND"].rpartition(".")[2]
    key, value = f"doctor-{secrets.token_hex(8)}", secrets.token_hex(8)
    try:
        cache.set(key, value, 60)
        found = cache.get(key)
        cache.delete(key)
    except Exception as error:  # noqa: BLE001
        return fault(
            f"{backend} does not answer: {type(error).__name__}: {error}",
            "See that it runs, and that CACHE_URL names it.",
        )
    if found != value:
        return fault(
            f"{backend} does not keep what it is given",
            "See that it has room, and that CACHE_URL names it.",
        )
    return ok(f"{backend} keeps what it is given")


def look_at_mail() -> Finding:
    """Connect to the mail server, and sign in there; sends nothing."""
    mailer = mail_server()
    if not isinstance(mailer, SmtpBackend):
        kind = type(mailer).__module__.rpartition(".")[2]
        return warning(
            f"mail goes to {kind}, not to a server",
            "Set EMAIL_URL, unless that is what you want.",
        )
    server = f"{mailer.host}:{mailer.port}"
    try:
        mailer.open()
        mailer.connection.noop()
    except (OSError, smtplib.SMTPException) as error:
        return fault(f"{server} refuses: {type(error).__name__}: {error}", _MAIL_ADVICE)
    finally:
        mailer.close()
    return ok(
        f"{server} takes mail, {'signed in' if mailer.username else 'without a user'}"
    )


def send_mail_to(address: str) -> Finding:
    """Send one mail, from the address that the staff get mail from."""
    site = settings.WAGTAILADMIN_BASE_URL
    message = EmailMessage(
        subject=f"{site}: a test of its mail",
        body=f"{site} can send mail. Nothing needs to be done.\n",
        to=[address],
    )
    try:
        hand_in(message)
    except (OSError, smtplib.SMTPException) as error:
        return fault(
            f"not sent: {type(error).__name__}: {error}",
            f"{_MAIL_ADVICE} See that it takes mail from DEFAULT_FROM_EMAIL"
            f" ({settings.DEFAULT_FROM_EMAIL}).",
        )
    return ok(
        f"sent from {settings.DEFAULT_FROM_EMAIL}; see that it arrives, and not as spam"
    )


CHECKS = [Check("cache", look_at_cache), Check("mail", look_at_mail)]
