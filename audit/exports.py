"""Tables that somebody takes out of the admin, told as they are written."""

from wagtail.log_actions import log

from plaintext.tables import export_title, table_written


def connect() -> None:
    """Listen to the one writer of tables. Called once, at the start."""
    table_written.connect(_tell, dispatch_uid="audit.exports")


def _tell(sender, view, ending: str, **kwargs) -> None:
    user = view.request.user
    log(
        instance=user,
        action="audit.exported",
        user=user,
        title=user.get_full_name() or user.get_username(),
        data={"what": export_title(view), "format": ending},
    )
