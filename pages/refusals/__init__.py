"""What keeps a page from its readers, as an error that explains itself."""

from collections.abc import Iterable

from wagtail.models import Page


class RefusedPublicationError(Exception):
    """A page was not published, because of what stands in these places of it."""

    def __init__(self, page: Page, places: Iterable[object]):
        super().__init__(f"Page {page.pk} was not published.")
        self.page = page
        self.places = list(places)

    @property
    def names(self) -> list[str]:
        """The places in words, as history and letters have them."""
        return [str(place) for place in self.places]

    def explain(self) -> str:
        """Return what to tell somebody who wanted to publish the page."""
        raise NotImplementedError
