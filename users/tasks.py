"""Mail to the staff that nobody waits for."""

from django.utils import timezone
from django_tasks import task

from users.invitations import PAUSES, send
from users.models import User


@task(backend="background")
def send_invitation(user_id: int, attempt: int = 0) -> None:
    """Send a colleague the mail; when the mail server is down, try a few times more."""
    user = User.objects.filter(pk=user_id).first()
    if user is None or send(user) or attempt >= len(PAUSES):
        return
    later = timezone.now() + PAUSES[attempt]
    send_invitation.using(run_after=later).enqueue(user_id, attempt + 1)
