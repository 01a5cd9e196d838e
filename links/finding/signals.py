"""The tables of uses follow what happens to pages.

Every change of a page's live version or of its draft ends in a page or a revision
being saved. A page that is moved keeps what it has.
"""

from django.db.models.signals import post_save, pre_delete
from wagtail.models import Page, Revision
from wagtail.signals import page_unpublished

from links.models import Link

from .keeping import ensure_tallies, follow, forget
from .reading import text_fields

_STATE = {"live", "has_unpublished_changes", "latest_revision", "latest_revision_id"}


def follow_pages() -> None:
    """Follow every page from here on."""
    # Every class of pages is a sender of its own.
    post_save.connect(_follow_page, dispatch_uid="links.finding.page_saved")
    post_save.connect(
        _follow_revision, sender=Revision, dispatch_uid="links.finding.revision_saved"
    )
    post_save.connect(_count_link, sender=Link, dispatch_uid="links.finding.link_saved")
    # Plans to publish are given up after the page has been saved.
    page_unpublished.connect(
        _follow_unpublished, dispatch_uid="links.finding.page_unpublished"
    )
    pre_delete.connect(
        _forget_page, sender=Page, dispatch_uid="links.finding.page_deleted"
    )


def _follow_page(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    if raw or not issubclass(sender, Page):
        return
    texts = {field.name for field in text_fields(sender)}
    if update_fields is None or (_STATE | texts) & set(update_fields):
        follow([instance.pk])


def _follow_revision(
    sender, instance, created, raw=False, update_fields=None, **kwargs
) -> None:
    # A new revision is followed by its page, which is saved with it.
    if raw or created or not issubclass(_model(instance), Page):
        return
    if update_fields is None or {"content", "approved_go_live_at"} & set(update_fields):
        follow([int(instance.object_id)])


def _model(revision: Revision) -> type:
    return revision.base_content_type.model_class() or object


def _follow_unpublished(sender, instance, **kwargs) -> None:
    # A page that is being deleted is said to be unpublished first, and is not.
    follow(Page.objects.filter(pk=instance.pk, live=False).values_list("pk", flat=True))


def _count_link(sender, instance, created, raw=False, **kwargs) -> None:
    if created and not raw:
        ensure_tallies([instance.pk])


def _forget_page(sender, instance, **kwargs) -> None:
    forget([instance.pk])
