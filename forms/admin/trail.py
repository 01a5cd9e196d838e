"""What the trail of who did what says of messages: that one was deleted, never what it said."""

from django.utils.translation import gettext_lazy as _

from audit.events import AuditFormatter, Kind

DELETED_MESSAGE = "forms.delete_message"


class DeletedMessageFormatter(AuditFormatter):
    """Tells that somebody deleted what a resident had sent."""

    kind = Kind.DATA
    label = _("Delete a message from a form")
    sentence = _("%(who)s deleted the message %(number)s from %(whom)s")

    def words(self, log_entry) -> dict[str, object]:
        return super().words(log_entry) | {"number": log_entry.data["number"]}


def register_events(actions) -> None:
    """Wagtail hook: give the event its words."""
    actions.register_action(DELETED_MESSAGE)(DeletedMessageFormatter)
