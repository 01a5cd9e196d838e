"""Whether there is somebody who can put the site right from within."""

from django.db.models import Q

from diagnosis.findings import Check, Finding, fault, ok
from users.models import User
from users.roles import ADMINISTRATOR


def look_at_administrators() -> Finding:
    """Say how many administrators can sign in: active, and with a password."""
    accounts = User.objects.filter(
        Q(is_superuser=True) | Q(groups__name=ADMINISTRATOR), is_active=True
    ).distinct()
    count = sum(account.has_usable_password() for account in accounts)
    if not count:
        return fault(
            "nobody who is an administrator can sign in",
            "Run createsuperuser, or changepassword for one who has no password.",
        )
    return ok(f"{count} can sign in")


CHECKS = [Check("administrators", look_at_administrators, needs_database=True)]
