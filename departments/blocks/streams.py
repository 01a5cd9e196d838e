"""The two streams of a department: whom to ring, and what there is."""

from wagtail.blocks import StreamBlock

from departments.blocks.duty import DutyBlock
from departments.blocks.sections import (
    BoardBlock,
    ContactPeopleBlock,
    DocumentsBlock,
    HouseRulesBlock,
    RoomsBlock,
)
from departments.blocks.service_points import ServicePointBlock
from pages.blocks import FreeStreamBlock, empty_sections

SECTIONS = ("rooms", "board", "contact_people", "house_rules", "documents")
# In a moment of need nobody reads a long list.
MOST_SERVICE_POINTS = 6


class ServicePointsStreamBlock(StreamBlock):
    """Whom residents ring, the first one first."""

    service_point = ServicePointBlock()

    class Meta:
        max_num = MOST_SERVICE_POINTS


class DepartmentServicePointsStreamBlock(ServicePointsStreamBlock):
    """The same of a department, with a duty number of its own where it has one.

    That of the whole association stands in the settings, and nowhere else.
    """

    duty = DutyBlock()


class DepartmentStreamBlock(FreeStreamBlock):
    """The sections of a department, and the blocks that any page can use."""

    rooms = RoomsBlock()
    board = BoardBlock()
    contact_people = ContactPeopleBlock()
    house_rules = HouseRulesBlock()
    documents = DocumentsBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in SECTIONS}


def default_sections() -> list[dict]:
    """Return the empty sections that a new department begins with, as stored."""
    return empty_sections(DepartmentStreamBlock, SECTIONS)
