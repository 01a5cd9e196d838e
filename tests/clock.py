"""The clock of the site, its page cache's too, at a moment of the test's choosing."""

import contextlib
import time
from datetime import datetime
from unittest import mock

from django.utils import timezone


@contextlib.contextmanager
def clock_at(moment: datetime):
    """Have it be `moment`, which is aware, for all that asks for the time."""
    with (
        mock.patch.object(timezone, "now", return_value=moment),
        # What keeps pages asks the machine.
        mock.patch.object(time, "time", return_value=moment.timestamp()),
    ):
        yield
