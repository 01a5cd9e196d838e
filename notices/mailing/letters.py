"""How mail reads: what, where, since and until when, and the way out.

No mail holds anything that a visitor has typed, but for the address that it goes to.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from notices.models import (
    Notice,
    NoticeEvent,
    NoticeIndexPage,
    NoticeMail,
    Subscription,
)
from notices.models.asking import names_of, told, words_of
from notices.models.subscription import LINK_LIFE
from notices.telling import ToldNotice, listed
from pages.serving.addresses import full_address
from users.mailing.invitations import site_name

NAMES = 3
_AUTOMATIC = {"Auto-Submitted": "auto-generated"}
_signer = signing.TimestampSigner(salt="notices.mailing.letters")


def choice_in_words(subscription: Subscription) -> str:
    """Return what a subscription is for, by the titles that departments have today."""
    if subscription.everywhere:
        return gettext("all departments")
    departments = subscription.departments.for_everybody().order_by("title", "pk")
    names = list(departments.values_list("title", flat=True))
    return listed(names) or gettext("what is for all departments")


def token_of(subscription: Subscription) -> str:
    """Return what says that the address has been written to, for `LINK_LIFE`."""
    return _signer.sign(str(subscription.pk))


def asked_for_by(token: str) -> int | None:
    """Return the key of the subscription that a token is of; None if it is too old."""
    try:
        return int(_signer.unsign(token, max_age=LINK_LIFE))
    except signing.BadSignature:
        return None


def confirmation(subscription: Subscription) -> EmailMultiAlternatives:
    """Return the mail that asks whether an address is theirs who typed it."""
    known = Subscription.objects.confirmed().filter(email=subscription.email)
    subject = gettext("Do you want notices by e-mail?")
    context = {
        "choice": choice_in_words(subscription),
        "is_known": known.exists(),
        "site_name": site_name(),
        "confirm_url": _full("confirm_notice_mail", token_of(subscription)),
        "days": LINK_LIFE.days,
    }
    return _mail(subscription, subject, "confirmation", context)


class NoticeLetters:
    """Some mails that are to be sent, with all that they tell of asked for together."""

    def __init__(self, mails: Iterable[NoticeMail], now: datetime):
        notices = {mail.line.notice_id: mail.line.notice for mail in mails}
        these = Notice.objects.filter(pk__in=notices)
        names, words = list(names_of(these, NAMES)), list(words_of(these))
        found = told(list(notices.values()), names, now, words)
        self._told = {each.notice.pk: each for each in found}
        page = NoticeIndexPage.objects.first_shown()
        self._list_url = full_address(page) if page else _full("notice_feed")
        self._site_name = site_name()

    def letter(self, mail: NoticeMail) -> EmailMultiAlternatives:
        """Return a mail as it reads today: a notice is told as it now is."""
        notice = self._told[mail.line.notice_id]
        key = mail.subscription.key
        leave_url = _full("leave_notice_mail", key)
        context = {
            "told": notice,
            "is_withdrawn": mail.line.what == NoticeEvent.What.WITHDRAWN,
            "list_url": f"{self._list_url}#_varsel-{notice.notice.pk}",
            "choice_url": _full("notice_mail_choice", key),
            "leave_url": leave_url,
            "site_name": self._site_name,
        }
        # RFC 8058: the mail program's own button, without a visit.
        headers = {
            "List-Unsubscribe": f"<{leave_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
        subject = _heading(mail, notice)
        return _mail(mail.subscription, subject, "notice", context, headers)


def _heading(mail: NoticeMail, notice: ToldNotice) -> str:
    """Return what stands in the subject: first that which tells mails apart."""
    what = ", ".join(filter(None, (notice.what, notice.where)))
    beginning = _news_since(mail)
    heading = f"{beginning}: {what}" if beginning else what
    # A header is one line, whatever a title holds.
    return " ".join(heading.split())


def _news_since(mail: NoticeMail) -> str:
    """Return what has become of it since the mail before; "" in the first."""
    if mail.is_first:
        return ""
    return str(mail.line.get_what_display())


def _mail(
    subscription: Subscription,
    subject: str,
    template: str,
    context: dict,
    headers: Mapping[str, str] | None = None,
) -> EmailMultiAlternatives:
    context = context | {"subject": subject, "language": settings.LANGUAGE_CODE}
    mail = EmailMultiAlternatives(
        subject,
        render_to_string(f"notices/mail/{template}.txt", context),
        to=[subscription.email],
        headers=_AUTOMATIC | (headers or {}),
    )
    html = render_to_string(f"notices/mail/{template}.html", context)
    mail.attach_alternative(html, "text/html")
    return mail


def _full(name: str, *arguments: object) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=arguments)}"
