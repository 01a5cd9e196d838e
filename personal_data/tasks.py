"""What the worker does after somebody was erased."""

from django_tasks import task

from personal_data.finishing import finish


@task(backend="background")
def finish_erasures() -> None:
    """Delete the files, and write the list that a backup is erased again by."""
    finish()
