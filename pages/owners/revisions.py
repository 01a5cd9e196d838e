"""The revisions that matter: those that pages are, or will be, made from."""

from django.db.models import Q, QuerySet
from wagtail.models import Page, Revision


def revisions_in_use(model: type[Page]) -> QuerySet[Revision]:
    """Return the revisions that a page of this type is, or will be, made from."""
    used = Q(approved_go_live_at__isnull=False)
    for pointer in ("latest_revision", "live_revision"):
        pages = model.objects.exclude(**{pointer: None}).order_by()
        used |= Q(pk__in=pages.values(pointer))
    label = model._meta
    return Revision.page_revisions.filter(
        used,
        content_type__app_label=label.app_label,
        content_type__model=label.model_name,
    )
