"""What nobody can edit, because it is to be published as it is."""

from wagtail.locks import ScheduledForPublishLock


class PlanLock(ScheduledForPublishLock):
    """Wagtail's, without its message: the panel above the form says when, and why."""

    def get_message(self, user):
        return None
