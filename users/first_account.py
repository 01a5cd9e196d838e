"""The account with which a site begins."""

import secrets

from django.contrib.auth.models import Group

from users.models import User
from users.roles import ADMINISTRATOR

USERNAME = "admin"


def make_first_account() -> tuple[User, str]:
    """Return the account, and its password if it was made now; else "".

    The password is known to nobody else and is shown once.
    """
    known = User.objects.filter(username=USERNAME).first()
    if known is not None:
        return known, ""
    password = secrets.token_urlsafe(15)
    user = User.objects.create_superuser(USERNAME, password=password)
    user.groups.set(Group.objects.filter(name=ADMINISTRATOR))
    return user, password
