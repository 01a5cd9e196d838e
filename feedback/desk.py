"""What residents have written, among the things to do about one's pages."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from feedback.models import FeedbackComment
from pages.desk.counting import Asking, Source, counted_by_page
from pages.desk.need import FEEDBACK

_NEW = FeedbackComment.State.NEW


def _waiting(desk: Asking) -> QuerySet:
    comments = FeedbackComment.objects.filter(page__in=desk.own_ids, state=_NEW)
    return counted_by_page(comments, "created_at")


def _in_words(count: int) -> str:
    return ngettext(
        "A resident writes what they did not find",
        "%(count)d residents write what they did not find",
        count,
    ) % {"count": count}


def _unread_of(page_id: int) -> str:
    return f"{reverse('resident_comments')}?state={_NEW}&page={page_id}"


COMMENTS_WAITING = Source(FEEDBACK, _waiting, _in_words, _unread_of)
