"""Taking back what was done together, however many links it was."""

import uuid

from links.decisions.availability import undo_change as undo_availability
from links.decisions.dismissal import undo_dismissals
from links.replacing.readdressing import undo as undo_addresses


def undo_together(change: uuid.UUID, user) -> int:
    """Take back a change by what the history calls it; return for how many links.

    Links about which something else has been decided since are left alone.
    """
    return (
        undo_availability(change, user)
        + undo_dismissals(change, user)
        + len(undo_addresses(change, user).changed)
    )
