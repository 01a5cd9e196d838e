"""What the desk itself counts on pages: comments, residents' messages, links."""

from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import Comment, CommentReply

from links.decisions.needed import needs_decision
from links.models import Link, LinkUse, Report
from links.permissions import may_see_links
from pages.desk.counting import Asking, Source, counted_by_page
from pages.desk.need import COMMENT, LINK, REPORT


def _comments(desk: Asking) -> QuerySet:
    replies = CommentReply.objects.filter(comment=OuterRef("pk")).order_by(
        "-created_at", "-pk"
    )
    answered = CommentReply.objects.filter(user=desk.user)
    waiting = (
        Comment.objects.filter(resolved_at=None)
        .filter(
            Q(page__in=desk.own_ids)
            | Q(user=desk.user)
            | Q(pk__in=answered.values("comment"))
        )
        .annotate(
            last_by=Coalesce(
                Subquery(replies.values("user")[:1]),
                "user",
                output_field=BigIntegerField(),
            ),
            last_at=Coalesce(Subquery(replies.values("created_at")[:1]), "created_at"),
        )
        .exclude(last_by=desk.user.pk)
    )
    return counted_by_page(waiting, "last_at")


def _comments_in_words(count: int) -> str:
    return ngettext(
        "A comment waits for your answer",
        "%(count)d comments wait for your answer",
        count,
    ) % {"count": count}


def _reports(desk: Asking) -> QuerySet | None:
    """Messages that name no link; the others are told with their links."""
    if not may_see_links(desk.user):
        return None
    waiting = Report.objects.filter(page__in=desk.own_ids, link=None, closed_at=None)
    return counted_by_page(waiting, "created_at")


def _reports_in_words(count: int) -> str:
    return ngettext(
        "A resident has written that a link does not work",
        "Residents have written %(count)d times that a link does not work",
        count,
    ) % {"count": count}


def _reports_of(page_id: int) -> str:
    return f"{reverse('link_reports')}?state=open&page={page_id}"


def _links(desk: Asking) -> QuerySet:
    uses = LinkUse.objects.filter(
        page__in=desk.own_ids, link__in=Link.objects.filter(needs_decision())
    )
    return counted_by_page(uses, "link__health__verdict_since", counted="link")


def _links_in_words(count: int) -> str:
    return ngettext(
        "A link to decide about", "%(count)d links to decide about", count
    ) % {"count": count}


SOURCES = [
    Source(COMMENT, _comments, _comments_in_words),
    Source(REPORT, _reports, _reports_in_words, _reports_of),
    Source(LINK, _links, _links_in_words),
]
