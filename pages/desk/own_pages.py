"""Which pages are somebody's own: those they answer for, and those they have begun."""

from collections.abc import Iterable

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from links.owners import page_ids_of_user
from pages.models.base import page_models

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
    "locked",
    "locked_at",
    "locked_by",
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
    answered_for = Q(pk__in=page_ids_of_user(user))
    return pages_to_edit(user).filter(answered_for | begun).order_by()


def with_reviews(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Have each page know the day of its next review, whatever type it has."""
    days = [F(f"{model._meta.model_name}__next_review") for model in page_models()]
    return pages.annotate(next_review=Coalesce(*days))


def pages_spoken_of(
    user, ids: Iterable[int], approved_by_user: Iterable[int], own_ids: QuerySet
) -> QuerySet[Page]:
    """Return those pages of `ids` that `user` may edit, and those that they have locked.

    With their own, and with those that wait for their approval, which takes no right to
    edit.
    """
    editable = pages_to_edit(user).filter(
        Q(pk__in=ids) | Q(pk__in=own_ids) | Q(locked=True, locked_by=user)
    )
    return editable | Page.objects.filter(pk__in=approved_by_user)


def fetched(pages: QuerySet[Page], own_ids: QuerySet) -> dict[int, Page]:
    """Return what the desk reads of `pages`, by primary key; one query."""
    wanted = with_reviews(pages.only(*COLUMNS)).annotate_approved_schedule().order_by()
    is_own = ExpressionWrapper(Q(pk__in=own_ids), BooleanField())
    return {page.pk: page for page in wanted.annotate(is_own=is_own)}
