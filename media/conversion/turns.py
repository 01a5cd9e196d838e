"""One picture at a time: unpacking several at once is what fills a small server."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

PAUSE_SECONDS = 0.05


class StillBusyError(Exception):
    """Other pictures have taken all the time that there was to wait."""


@contextmanager
def in_turn(purpose: str) -> Iterator[None]:
    """Wait until no other thread or process of this machine works on a picture.

    Raises StillBusyError when that takes longer than PICTURE_WAIT_SECONDS has for
    `purpose`. The kernel gives the turn back
    when a process is killed.
    """
    path = Path(settings.PICTURE_LOCK)
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + settings.PICTURE_WAIT_SECONDS[purpose]
    with path.open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise StillBusyError from None
                time.sleep(PAUSE_SECONDS)
        # Closing the file ends the turn.
        yield
