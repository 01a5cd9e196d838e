"""Mail to the staff that nobody waits for.

Each task returns False when it has given up, which is counted.
"""

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from users.mailing import resets
from users.mailing.invitations import PAUSES, invite_by_mail
from users.models import User
from users.second_factor import mails
from users.trail import words
from users.trail.watching import tell


@task(backend="background")
def send_invitation(user_id: int, attempt: int = 0) -> bool:
    """Send a colleague the mail; when the mail server is down, try a few times more."""
    user = User.objects.filter(pk=user_id).first()
    if user is None or invite_by_mail(user):
        return True
    return _try_again(send_invitation, attempt, user_id)


@task(backend="background")
def send_password_reset(user_ids: list[int], attempt: int = 0) -> bool:
    """Send who asked for it a link to a new password, but for those who have one.

    The first attempt asks when the mail before was sent; the later ones mend it.
    """
    users = User.objects.filter(pk__in=user_ids, is_active=True)
    wanted = [user for user in users if attempt or resets.may_be_sent(user)]
    unsent = []
    for user in wanted:
        if resets.send_link(user):
            tell(user, words.PASSWORD_LINK_SENT)
        else:
            unsent.append(user.pk)
    if not unsent:
        return True
    return _try_again(send_password_reset, attempt, unsent)


@task(backend="background")
def send_second_factor_notice(
    user_id: int, what: str, name: str = "", attempt: int = 0
) -> bool:
    """Tell somebody what was done with their second factor."""
    user = User.objects.filter(pk=user_id, is_active=True).exclude(email="").first()
    if user is None or mails.send_notice(user, what, name):
        return True
    return _try_again(send_second_factor_notice, attempt, user_id, what, name)


def _try_again(letter: Task, attempt: int, *arguments) -> bool:
    """Have a letter tried again in a while; return False when that was the last time."""
    if attempt >= len(PAUSES):
        return False
    later = timezone.now() + PAUSES[attempt]
    letter.using(run_after=later).enqueue(*arguments, attempt + 1)
    return True
