"""The queues that tasks are put in: Django's own since 6.0, which knows no others."""

try:
    from django.tasks import task_backends
except ImportError:
    from django_tasks import task_backends

__all__ = ["task_backends"]
