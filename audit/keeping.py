"""How long the log is kept.

A year for the trail. The history of pages and other content is a record of the content,
and lives as long as that; a year at most after it was deleted.
"""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.log_actions import registry
from wagtail.models import Page, PageLogEntry

from audit.events import actions_of
from audit.models import AuditEntry
from audit.watching import WATCHED

KEPT = timedelta(days=365)


def forget_old(now: datetime) -> int:
    """Delete what is older than a year and not of content that there is; return how many."""
    oldest = now - KEPT
    old = AuditEntry.objects.before(oldest)
    deleted = old.filter(_is_of_the_trail()).delete()[0]
    for type_ in ContentType.objects.filter(pk__in=old.get_content_type_ids()):
        deleted += _of_what_is_gone(old, type_).delete()[0]
    pages = Page.objects.filter(pk=OuterRef("page_id"))
    gone = PageLogEntry.objects.filter(~Exists(pages), timestamp__lt=oldest)
    return deleted + gone.delete()[0]


def _is_of_the_trail() -> Q:
    """Actions of ours, those of nobody any more, and Wagtail's own words for the same."""
    known = list(registry.formatters)
    watched = ContentType.objects.get_for_models(get_user_model(), *WATCHED).values()
    return (
        Q(action__in=actions_of())
        | ~Q(action__in=known)
        | Q(content_type__in=list(watched))
        | Q(content_type=None)
    )


def _of_what_is_gone(entries, type_: ContentType):
    found = entries.filter(content_type=type_)
    model = type_.model_class()
    if model is None:
        return found
    # As texts: a key of another type than the model's would be an error.
    key = Cast("pk", CharField())
    there = model._meta.base_manager.annotate(key=key).filter(key=OuterRef("object_id"))
    return found.filter(~Exists(there))
