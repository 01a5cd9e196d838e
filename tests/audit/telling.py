"""The trail as somebody reads it, the latest last."""

from audit.models import AuditEntry


def sentences(*kinds: str) -> list[str]:
    """Return what the trail tells but for signing in, or of some kinds."""
    entries = AuditEntry.objects.trail().in_sight().order_by("timestamp", "pk")
    if kinds:
        entries = entries.of_kind(kinds)
    else:
        entries = entries.exclude(action__startswith="users.signed")
    return [entry.sentence for entry in entries]


def last_lines() -> list[str]:
    """Return what the last entry says besides its sentence."""
    entries = AuditEntry.objects.trail().exclude(action__startswith="users.signed")
    return entries.in_sight().latest("timestamp", "pk").lines


def forget() -> None:
    """Begin the trail anew."""
    AuditEntry.objects.all().delete()
