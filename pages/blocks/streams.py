"""The sets of blocks that pages offer."""

from collections.abc import Iterable
from uuid import uuid4

from wagtail.blocks import StreamBlock

from pages.blocks.actions import CallToActionBlock, LinkListBlock, TaskBlock
from pages.blocks.documents import DocumentListBlock
from pages.blocks.media import ImageBlock, VideoBlock
from pages.blocks.people import ContactBlock
from pages.blocks.text import (
    FactBoxBlock,
    QuestionsBlock,
    QuoteBlock,
    StepsBlock,
    TextBlock,
)


class FreeStreamBlock(StreamBlock):
    """Blocks that may stand anywhere, any number of times."""

    text = TextBlock()
    image = ImageBlock()
    quote = QuoteBlock()
    video = VideoBlock()
    fact_box = FactBoxBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    contact = ContactBlock()
    call_to_action = CallToActionBlock()
    link_list = LinkListBlock()
    document_list = DocumentListBlock()


class TaskStreamBlock(StreamBlock):
    """The choices on the front page."""

    task = TaskBlock()


def empty_sections(stream: type[StreamBlock], names: Iterable[str]) -> list[dict]:
    """Return blocks of `stream` that a new page begins with, as stored.

    They are empty but for what their fields have by default.

    Each has an id: the editor names a section, and jumps to it, by its id.
    """
    blocks = stream.base_blocks
    return [
        {
            "type": name,
            "value": blocks[name].get_prep_value(blocks[name].get_default()),
            "id": str(uuid4()),
        }
        for name in names
    ]
