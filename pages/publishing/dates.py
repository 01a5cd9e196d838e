"""The dates of a page: moved by a publication, never by a draft."""

import datetime

from django.utils import timezone
from wagtail.models import Revision

from pages.changes.telling import day_of_update
from pages.models import BasePage
from pages.models.dates import add_months
from pages.publishing.tasks import make_pictures


def record_publication(sender, instance, revision, **kwargs) -> None:
    """Signal receiver: bring the dates of a page just published up to date.

    Here and not in `BasePage.publish`, which neither the editor's button nor a copy
    that is live at once passes. The revision is given the same dates, or the next
    draft, which is made from it, would bring the old ones back.

    Both are updated, not saved: nothing that follows pages asks for their dates.
    Its pictures are made meanwhile by the background worker.
    """
    if not isinstance(instance, BasePage) or not instance.live:
        return
    dates = dates_after_publication(instance, timezone.localdate())
    sender._default_manager.filter(pk=instance.pk).update(**dates)
    for field, value in dates.items():
        setattr(instance, field, value)
        revision.content[field] = value and value.isoformat()
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    make_pictures.enqueue(instance.pk)


def dates_after_publication(page, today: datetime.date) -> dict:
    """Return the dates that `page` has once it is published on `today`."""
    updated = day_of_update(page, today, is_first=_is_published_first(page))
    published = page.first_published_at
    first_day = timezone.localdate(published) if published else today
    next_review = page.next_review
    if page.review_interval and (next_review is None or next_review <= today):
        next_review = add_months(today, page.review_interval)
    return {
        "content_created": page.content_created or min(first_day, updated),
        "content_updated": updated,
        "next_review": next_review,
    }


def _is_published_first(page) -> bool:
    """Whether readers see the page for the first time.

    Wagtail gives both times the same moment, once.
    """
    first = page.first_published_at
    return first is not None and first == page.last_published_at
