"""What nobody can edit, because it is to be published as it is."""

from wagtail.locks import BaseLock, ScheduledForPublishLock


class PlanLock(ScheduledForPublishLock):
    """Wagtail's, without its message: the panel above the form says when, and why."""

    def get_message(self, user):
        return None


def without_message(lock: BaseLock | None) -> BaseLock | None:
    """Return the lock of a page, as Wagtail has it, saying nothing of a plan."""
    is_planned = isinstance(lock, ScheduledForPublishLock)
    return PlanLock(lock.object) if is_planned else lock
