"""What the background worker does again and again with documents."""

from datetime import timedelta

from documents.keeping import read_again, unread

# A file that nobody can read takes half a minute, and others wait for the worker.
MOST_AT_ONCE = 40


def read_documents() -> None:
    """Read what was not: from before this was done, or with a worker that was killed."""
    for pk in unread()[:MOST_AT_ONCE]:
        read_again(pk)


JOBS = {"read_documents": (read_documents, timedelta(minutes=30))}
