"""What residents have sent, among the things to do of those who get it."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from forms.models import FormPage, FormReceiver, Submission
from pages.desk.need import FEEDBACK, Need, counted_by_page
from pages.desk.needs import Desk


def messages_waiting(desk: Desk) -> Iterator[tuple[int, Need]]:
    """Yield the forms of which messages wait for this receiver, or page owner."""
    mine = FormReceiver.objects.filter(person__user=desk.user, person__is_active=True)
    # The owner gets the mail where nobody else does.
    unreceived = FormPage.objects.filter(pk__in=desk.own, receivers=None)
    waiting = Submission.objects.filter(
        Q(page__in=mine.values("page"))
        | Q(page__in=unreceived.order_by().values("pk")),
        state=Submission.State.NEW,
    )
    for row in counted_by_page(waiting, "created_at"):
        sentence = ngettext(
            "%(count)d new message", "%(count)d new messages", row["count"]
        )
        url = f"{reverse('form_messages')}?state=new&page={row['page']}"
        yield row["page"], Need(FEEDBACK, sentence % row, row["since"], url)
