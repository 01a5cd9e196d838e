"""A worker of gunicorn that has grown too much starts afresh."""

import os
from pathlib import Path

# Above what it had when it began, besides the pages that it keeps.
GROWTH_BYTES = 128 * 1024 * 1024
# So many requests of a worker lie between two looks at its memory.
EVERY = 500
_STATISTICS = Path("/proc/self/statm")


def weigh_at_start(worker) -> None:
    """Hook of gunicorn when a worker begins: note what it may grow to."""
    # Not before: the settings are read by gunicorn's own process first.
    from django.conf import settings  # noqa: PLC0415

    kept = getattr(settings, "PAGE_CACHE_BYTES", 0)
    worker.most_memory = own_memory() + kept + GROWTH_BYTES


def watch(worker, request, environ, response) -> None:
    """Hook of gunicorn after each request: have a worker that has grown end.

    It ends as gunicorn's own `max_requests` has it: what it has begun is answered, and
    another worker takes its place.
    """
    if worker.nr % EVERY == 0 and worker.alive and own_memory() > worker.most_memory:
        worker.log.info("Worker %s has grown: starting afresh", os.getpid())
        worker.alive = False


def own_memory() -> int:
    """Return the bytes that this process shares with no file; 0 off Linux."""
    try:
        _size, resident, shared, *_rest = map(int, _STATISTICS.read_text().split())
    except OSError:
        return 0
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE")
