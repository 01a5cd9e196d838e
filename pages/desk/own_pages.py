"""Which pages are somebody's own: those they answer for, and those they have begun."""

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from links.owners import owner_of_user, page_ids_of_owner

# What the desk reads of a page.
COLUMNS = (
    "title",
    "draft_title",
    "depth",
    "live",
    "expired",
    "content_type",
    "has_unpublished_changes",
    "latest_revision_created_at",
)


def pages_to_edit(user) -> QuerySet[Page]:
    """Return the pages that `user` may edit."""
    return page_permission_policy.instances_user_has_permission_for(user, "change")


def own_pages(user) -> QuerySet[Page]:
    """Return the pages that `user` answers for or has begun, as far as they may edit them.

    What somebody has begun is theirs until it has been published once: from then on it
    is its owner's.
    """
    begun = Q(owner=user, live=False, first_published_at=None)
    owner = owner_of_user(user)
    answered_for = Q(pk__in=[]) if owner is None else Q(pk__in=page_ids_of_owner(owner))
    return pages_to_edit(user).filter(answered_for | begun).order_by()
