"""The database as a file and back: a room for each vendor, both with the same doors."""

from types import ModuleType

from django.db import connection

from backups.databases import postgresql, sqlite
from backups.problems import BackupError

_VENDORS = {"postgresql": postgresql, "sqlite": sqlite}


def of_this_site() -> ModuleType:
    """Return the module for the database that the site runs on. Raises BackupError."""
    try:
        return _VENDORS[connection.vendor]
    except KeyError as error:
        raise BackupError(f"No backups are made of {connection.vendor}.") from error
