"""What the background worker does again and again with what residents send."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from forms.models import CopyCount, FormCount, FormPage, FormPicture, Submission
from forms.receiving.keeping import locked, recount
from links.reports.limits import forget_counts


def forget_messages() -> None:
    """Delete messages, pictures and counts whose time is up."""
    prune(timezone.now())


def prune(now: datetime) -> None:
    """Delete what should be gone at `now`, seen to or not: residents were told the day."""
    due = Submission.objects.filter(delete_on__lte=timezone.localdate(now))
    limited = due.exclude(page__places=None).order_by().values_list("page", flat=True)
    for page in list(FormPage.objects.filter(pk__in=limited.distinct())):
        # Their places are free with them.
        with transaction.atomic():
            locked(page)
            due.filter(page=page).delete()
            recount(page)
    due.delete()
    unsent = now - timedelta(hours=settings.FORM_PICTURE_HOURS)
    FormPicture.objects.filter(submission=None, created_at__lt=unsent).delete()
    forget_counts(now, FormCount)
    forget_counts(now, CopyCount)


JOBS = {"forget_form_messages": (forget_messages, timedelta(hours=6))}
