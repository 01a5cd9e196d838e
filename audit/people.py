"""What people are called whose accounts are deleted."""

from django.utils.translation import gettext

from audit.models import AuditEntry

# Written by `users`; the last that is known of an account.
ACCOUNT_DELETED = "users.account_deleted"


def names_of_deleted() -> dict[int, str]:
    """Return the names that deleted accounts had, by their ids, as the trail tells."""
    entries = AuditEntry.objects.filter(action=ACCOUNT_DELETED).order_by()
    told = gettext("%(name)s (deleted account)")
    return {
        int(pk): told % {"name": label}
        for pk, label in entries.values_list("object_id", "label")
    }
