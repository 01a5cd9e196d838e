"""Makes a draft of a recognised page."""

from wagtail.models import Page

from importer.building.fetched import Built, Fetch, Moved
from importer.recognising.page import RecognisedPage


def build(
    page: RecognisedPage,
    parent: Page,
    user,
    fetch: Fetch,
    *,
    moved: Moved | None = None,
    known: Page | None = None,
    fingerprint: str = "",
) -> Built:
    """Make an unpublished page below `parent`, or bring one up to date; all or nothing.

    `known` is the page that an earlier run has made of the same source and key, and
    `fingerprint` what it was then. One that staff have edited since is left alone.
    What the page becomes follows from where it may stand (`page.kind` is a wish).
    """
    raise NotImplementedError
