"""gunicorn's hooks: each worker counts in a row of its own."""

from boligsocial.metrics.counted import TALLY


def before_worker(_server, worker) -> None:
    """Hook `pre_fork`, in gunicorn's own process."""
    TALLY.give_row(worker)


def worker_begins(_server, worker) -> None:
    """Hook `post_fork`, in the worker."""
    TALLY.take_row(worker)


def worker_ended(_server, worker) -> None:
    """Hook `child_exit`, in gunicorn's own process."""
    TALLY.free_row(worker)
