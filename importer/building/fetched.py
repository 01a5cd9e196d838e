"""What somebody else has fetched, and what came of building a page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Model
from wagtail.models import Page

from importer.recognising.findings import Finding
from importer.recognising.page import Placed


@dataclass(frozen=True)
class Fetched:
    """A picture or a document that has been downloaded, now or for another page."""

    content: bytes = field(repr=False)
    name: str
    content_type: str = ""
    # What it has become in the library, where that is known; then without content.
    known: Model | None = None


# By the address as the page has it; None where it could not be had.
Fetch = Callable[[str], Fetched | None]
# The page or document of this site that an old address has become, if it has.
Moved = Callable[[str], Model | None]


class Outcome(StrEnum):
    """What building has done."""

    MADE = "made"
    UPDATED = "updated"
    # The source says what it said the last time.
    UNCHANGED = "unchanged"
    # Staff have edited the page since; it was left alone.
    KEPT = "kept"


@dataclass
class Built:
    """What came of building one page."""

    page: Page
    outcome: Outcome
    # To be kept, and handed to the next building of the page.
    fingerprint: str
    # What is to be decided or done, those of recognising included.
    findings: list[Finding] = field(default_factory=list)
    # What was made for it besides: links, pictures, documents. For taking it back.
    made: list[Model] = field(default_factory=list)
    # What each address of a picture or document has become in the library.
    files: dict[str, Model] = field(default_factory=dict)
    # Where each line lies, with the blocks that the page has.
    account: list[Placed] = field(default_factory=list)


class CannotStandHereError(Exception):
    """No page may be made below the one that was chosen."""
