"""What the background worker does again and again for the search."""

from datetime import timedelta

from search.indexing.index import complete


def complete_search_index() -> None:
    """Have the search find what nobody published: what was imported, or restored."""
    complete()


JOBS = {"complete_search_index": (complete_search_index, timedelta(hours=1))}
