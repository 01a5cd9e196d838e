"""What looks like spam, without a puzzle for people.

Nothing that is judged so is lost: it is set aside, and somebody looks at it. So a sign
may be wrong now and then. No language is a sign: residents write in many.
"""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forms.asking import AnswerForm
from forms.models import FormPage, Submission

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKUP = re.compile(r"<a\s[^>]*href|\[/?(?:url|link)\b", re.IGNORECASE)
MOST_ADDRESSES = 2
HOUR = timedelta(hours=1)


class Sign(TextChoices):
    """Why a message was set aside."""

    TRAP = "trap", _("A field that nobody sees was filled in.")
    ADDRESSES = "addresses", _("There are many web addresses in it.")
    MARKUP = "markup", _("It holds code of links, as advertisements have.")
    MANY = "many", _("Very many sent the form within the same hour.")


def signs_of(form: AnswerForm, page: FormPage, text: str, now: datetime) -> list[Sign]:
    """Return what speaks against a message, in the order of its weight."""
    found = []
    if form.is_from_a_program:
        found.append(Sign.TRAP)
    if _MARKUP.search(text):
        found.append(Sign.MARKUP)
    if len(_ADDRESS.findall(text)) > MOST_ADDRESSES:
        found.append(Sign.ADDRESSES)
    if came_lately(page, now, set_aside=False) >= settings.FORM_LIMITS["messages"]:
        found.append(Sign.MANY)
    return found


def came_lately(page: FormPage, now: datetime, *, set_aside: bool) -> int:
    """Return how many messages of a form came within the hour; with those set aside."""
    lately = Submission.objects.filter(page_id=page.pk, created_at__gt=now - HOUR)
    if not set_aside:
        lately = lately.exclude(state=Submission.State.SPAM)
    return lately.count()


def without_addresses(text: str) -> str:
    """Return a text in which no web address stands: a copy is no way to advertise."""
    return _ADDRESS.sub("[…]", text)
