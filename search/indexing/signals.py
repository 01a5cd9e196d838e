"""The index follows what happens to pages. Deletion needs nothing here: the database
deletes the entry with its page."""

from django.dispatch import Signal
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from search.indexing.index import index_page, remove_page

# Sent with `request` and `query` when a reader's search has found nothing at all.
nothing_found = Signal()


def connect() -> None:
    """Follow every publication from here on."""
    page_published.connect(_index_published_page, dispatch_uid="search.published")
    page_unpublished.connect(
        _remove_unpublished_page, dispatch_uid="search.unpublished"
    )


def _index_published_page(sender: type[Page], instance: Page, **kwargs) -> None:
    index_page(instance)


def _remove_unpublished_page(sender: type[Page], instance: Page, **kwargs) -> None:
    remove_page(instance)
