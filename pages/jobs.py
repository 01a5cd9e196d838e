"""What the background worker does again and again for the pages and their owners."""

from datetime import timedelta

from django.utils import timezone

from pages.owners.letters.sending import forget_old_letters, send_weekly_letters


def send_link_letters() -> None:
    """Write to those whose pages have something to see to, on Mondays."""
    now = timezone.now()
    send_weekly_letters(now)
    forget_old_letters(now)


JOBS = {
    # Every hour, so that Monday is not missed because the worker was started late.
    "send_link_letters": (send_link_letters, timedelta(hours=1)),
}
