"""Documents that are read while nobody waits."""

from functools import partial

from django.db import transaction
from django_tasks import task

from documents.keeping import read_again


@task(backend="background")
def read_document(pk: int) -> None:
    """Read the text of a document, for the search; can be done twice."""
    read_again(pk)


def read_when_saved(sender, instance, raw=False, **kwargs) -> None:
    """Have a document read that was sent, or whose title or file was changed."""
    if not raw:
        transaction.on_commit(partial(read_document.enqueue, instance.pk))
