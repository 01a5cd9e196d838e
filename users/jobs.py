"""What the background worker does again and again for the accounts."""

from datetime import timedelta

from django.utils import timezone

from users.guesses.counting import forget_old


def forget_old_guesses() -> None:
    """Forget how often passwords were guessed, a day after the last time."""
    forget_old(timezone.now())


JOBS = {"forget_old_guesses": (forget_old_guesses, timedelta(hours=6))}
