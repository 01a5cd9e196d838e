"""The sets of blocks that pages offer."""

from wagtail.blocks import StreamBlock

from pages.blocks.actions import CallToActionBlock, LinkListBlock, TaskBlock
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


class TaskStreamBlock(StreamBlock):
    """The choices on the front page."""

    task = TaskBlock()
