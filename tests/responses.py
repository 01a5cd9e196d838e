"""Files that the test client was sent, closed without the test's own connection."""

from django.core.signals import request_finished
from django.db import close_old_connections


def close(response) -> None:
    """Close a response as Django's test client does one that was read to its end."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)
