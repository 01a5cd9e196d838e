"""What residents have sent, among the things to do of those who get it."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from forms.models import FormPage, FormReceiver, Submission
from pages.desk.counting import Asking, Source, counted_by_page
from pages.desk.need import FEEDBACK


def _waiting(desk: Asking) -> QuerySet:
    """What nobody has handled of the forms of this receiver, or page owner."""
    mine = FormReceiver.objects.filter(person__user=desk.user, person__is_active=True)
    # The owner gets the mail where nobody else does.
    unreceived = FormPage.objects.filter(pk__in=desk.own_ids, receivers=None)
    waiting = Submission.objects.filter(
        Q(page__in=mine.values("page"))
        | Q(page__in=unreceived.order_by().values("pk")),
        state=Submission.State.NEW,
    )
    return counted_by_page(waiting, "created_at")


def _in_words(count: int) -> str:
    return ngettext("%(count)d new message", "%(count)d new messages", count) % {
        "count": count
    }


def _unread_of(page_id: int) -> str:
    return f"{reverse('form_messages')}?state=new&page={page_id}"


MESSAGES_WAITING = Source(FEEDBACK, _waiting, _in_words, _unread_of)
