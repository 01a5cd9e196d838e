"""What the background worker does again and again for the accounts."""

from datetime import timedelta

from django.utils import timezone

from users.guesses.counting import forget_old
from users.sessions.sign_ins import forget_ended


def forget_old_guesses() -> None:
    """Forget how often passwords were guessed, a day after the last time."""
    forget_old(timezone.now())


def forget_ended_sessions() -> None:
    """Forget where somebody was signed in and is not any more."""
    forget_ended()


JOBS = {
    "forget_old_guesses": (forget_old_guesses, timedelta(hours=6)),
    "forget_ended_sessions": (forget_ended_sessions, timedelta(days=1)),
}
