"""What residents have written, among the things to do about one's pages."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from feedback.models import FeedbackComment
from pages.desk.need import FEEDBACK, Need, counted_by_page
from pages.desk.needs import Desk


def comments_waiting(desk: Desk) -> Iterator[tuple[int, Need]]:
    """Yield the pages of which nobody has read all comments; one query."""
    new = FeedbackComment.State.NEW
    waiting = FeedbackComment.objects.filter(page__in=desk.own, state=new)
    for row in counted_by_page(waiting, "created_at"):
        sentence = ngettext(
            "A resident writes what they did not find",
            "%(count)d residents write what they did not find",
            row["count"],
        )
        url = f"{reverse('resident_comments')}?state={new}&page={row['page']}"
        yield row["page"], Need(FEEDBACK, sentence % row, row["since"], url)
