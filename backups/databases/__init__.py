"""The database as a file and back: one class for each vendor, with the same methods."""

from django.db import connection

from backups.databases.postgresql import Postgresql
from backups.databases.sqlite import Sqlite
from backups.problems import BackupError

_VENDORS = {kind.VENDOR: kind() for kind in (Postgresql, Sqlite)}


def of_this_site() -> Postgresql | Sqlite:
    """Return what the site runs on. Raises BackupError."""
    try:
        return _VENDORS[connection.vendor]
    except KeyError as error:
        raise BackupError(f"No backups are made of {connection.vendor}.") from error
