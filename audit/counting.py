"""What anybody can make happen a million times: one entry a day for each account.

Nothing of what was typed is kept, since people type passwords where names belong, nor
where it came from.
"""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone

from audit.models import AuditEntry

# Any number will do that nothing else locks in the site's database.
_LOCK = 5_072_031


def count(
    action: str, subject: models.Model | None, *, title: str = "", refused: bool = False
) -> None:
    """Count one more of `action` today; `subject` None is whatever is not known.

    As many queries for a subject as for none: the time it takes tells nothing. Outside
    of any transaction that may be taken back, as the views that sign in are.
    """
    now = timezone.now()
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    about = subject or ContentType.objects.get_for_model(get_user_model())
    of = {
        "action": action,
        "content_type": ContentType.objects.get_for_model(
            about, for_concrete_model=False
        ),
        "object_id": str(about.pk),
    }
    with transaction.atomic():
        _one_at_a_time()
        entry = AuditEntry.objects.filter(**of, timestamp__gte=today).order_by().first()
        if entry is None:
            data = {"count": 1, "refused": int(refused), "first": now.isoformat()}
            row = AuditEntry(**of, label=title, timestamp=now, data=data)
            AuditEntry.objects.bulk_create([row])
            return
        data = entry.data | {
            "count": entry.data["count"] + 1,
            "refused": entry.data["refused"] + refused,
        }
        AuditEntry.objects.filter(pk=entry.pk).update(data=data, timestamp=now)


def _one_at_a_time() -> None:
    # SQLite lets one transaction of this site write at a time, from its beginning.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
