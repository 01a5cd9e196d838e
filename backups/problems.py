"""What keeps a backup from being made or put back, in words for the administrator."""

import errno


class BackupError(Exception):
    """A backup that could not be made, read or put back. The message is one line."""


def complaint(error: OSError) -> str:
    """Return what went wrong with a file, and where; a full disk by its name."""
    place = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"There is no room left for the backup{place}."
    return f"A file could not be read or written: {error.strerror or error}{place}."
