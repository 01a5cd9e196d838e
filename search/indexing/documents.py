"""What a page hands over to be found by."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchDocument:
    """The text of one page, plain (no HTML), in falling order of importance.

    A page model takes part in the search by having a method
    ``get_search_document() -> SearchDocument | None``; ``None`` leaves that page out.
    """

    title: str
    summary: str = ""
    body: str = ""
    # What happened once stands below the pages about how things are: it is not found by
    # its title as those are, nor by its summary.
    is_of_a_day: bool = False
