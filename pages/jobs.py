"""What the background worker does again and again for the pages and their owners."""

from datetime import timedelta

from django.utils import timezone

from links.lost_tasks import put_back
from media.tasks import make_again
from pages.owners.letters.sending import forget_old_letters, send_weekly_letters
from pages.publishing.tasks import make_pictures


def send_link_letters() -> None:
    """Write to those whose pages have something to see to, on Mondays."""
    now = timezone.now()
    send_weekly_letters(now)
    forget_old_letters(now)


def go_on_with_lost_pictures() -> None:
    """Have the pictures made whose worker was killed at it."""
    put_back((make_pictures, make_again), timezone.now())


JOBS = {
    # Every hour, so that Monday is not missed because the worker was started late.
    "send_link_letters": (send_link_letters, timedelta(hours=1)),
    "go_on_with_lost_pictures": (go_on_with_lost_pictures, timedelta(minutes=10)),
}
