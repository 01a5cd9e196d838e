"""The body of an initiative.

The first six sections are the questions that every initiative answers, each once
and in this order on a new page; the rest any page can use.
"""

from uuid import uuid4

from initiatives.blocks.knowledge import KnowledgeBlock, RelatedLinksBlock
from initiatives.blocks.questions import AboutBlock, ValueBlock, WhyBlock
from initiatives.blocks.target_group import TargetGroupBlock
from pages.blocks import FreeStreamBlock

QUESTIONS = ("about", "why", "value", "target_group", "knowledge", "related_links")


class InitiativeStreamBlock(FreeStreamBlock):
    """The sections of an initiative, and the blocks that any page can use."""

    about = AboutBlock()
    why = WhyBlock()
    value = ValueBlock()
    target_group = TargetGroupBlock()
    knowledge = KnowledgeBlock()
    related_links = RelatedLinksBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in QUESTIONS}


def default_sections() -> list[dict]:
    """Return the empty sections that a new initiative begins with, as stored.

    Each has an id: the editor names a section, and jumps to it, by its id.
    """
    blocks = InitiativeStreamBlock.base_blocks
    return [
        {
            "type": name,
            "value": blocks[name].get_prep_value(blocks[name].get_default()),
            "id": str(uuid4()),
        }
        for name in QUESTIONS
    ]
