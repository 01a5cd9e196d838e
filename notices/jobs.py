"""What the background worker does again and again with notices."""

from datetime import timedelta

from django.utils import timezone

from notices.models import Notice


def forget_notices() -> None:
    """Delete the notices of which the list tells no longer, with their history."""
    Notice.objects.forgotten(timezone.now()).delete()


JOBS = {"forget_notices": (forget_notices, timedelta(days=1))}
