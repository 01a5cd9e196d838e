"""The queues that tasks are put in: Django's own since 6.0, which knows no others."""

try:
    from django.tasks import task_backends
except ImportError:
    from django_tasks import task_backends

__all__ = ["do_what_waits", "task_backends"]


def do_what_waits(task) -> int:
    """Do what waits of `task`, as the worker would, and forget the rest.

    Return how often it waited.
    """
    background = task_backends["background"]
    waiting = [found for found in background.results if found.task.func is task.func]
    background.clear()
    for result in waiting:
        task.call(*result.args, **result.kwargs)
    return len(waiting)
