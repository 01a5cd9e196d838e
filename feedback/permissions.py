"""Who may see what residents say: of a page, whoever may edit it."""

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from feedback.models import FeedbackComment


def pages_in_sight(user) -> QuerySet[Page]:
    """Return the pages of which `user` may read what residents say."""
    return page_permission_policy.instances_user_has_permission_for(
        user, "change"
    ).order_by()


def comments_in_sight(user) -> QuerySet[FeedbackComment]:
    """Return the comments that `user` may read and answer."""
    return FeedbackComment.objects.filter(page__in=pages_in_sight(user))
