"""What the background worker does again and again with documents."""

from datetime import timedelta

from django.utils import timezone

from documents.keeping import outdated, read_again, unread
from documents.tasks import read_document
from links.lost_tasks import let_go_of

# A file that nobody can read takes half a minute, and others wait for the worker.
MOST_AT_ONCE = 40
# What was read already has but its words written down anew: a moment each.
MOST_RENEWED = 500


def go_on_with_documents() -> None:
    """Read what was not: from before this was done, or with a worker that was killed.

    What a former release has read is written down as this one has it.
    """
    let_go_of((read_document,), timezone.now())
    renewed = outdated().values_list("pk", flat=True)[:MOST_RENEWED]
    for pk in [*unread()[:MOST_AT_ONCE], *renewed]:
        read_again(pk)


JOBS = {"go_on_with_documents": (go_on_with_documents, timedelta(minutes=30))}
