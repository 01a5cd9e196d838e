"""Blocks that any page can use."""

from pages.blocks.actions import CallToActionBlock, LinkListBlock, TaskBlock
from pages.blocks.documents import DocumentListBlock
from pages.blocks.media import ImageBlock, VideoBlock
from pages.blocks.people import ContactBlock
from pages.blocks.section import HEADING_LIMIT, SectionBlock
from pages.blocks.streams import FreeStreamBlock, TaskStreamBlock, empty_sections
from pages.blocks.text import (
    FactBoxBlock,
    QuestionsBlock,
    QuoteBlock,
    StepsBlock,
    TextBlock,
)

__all__ = [
    "HEADING_LIMIT",
    "CallToActionBlock",
    "ContactBlock",
    "DocumentListBlock",
    "FactBoxBlock",
    "FreeStreamBlock",
    "ImageBlock",
    "LinkListBlock",
    "QuestionsBlock",
    "QuoteBlock",
    "SectionBlock",
    "StepsBlock",
    "TaskBlock",
    "TaskStreamBlock",
    "TextBlock",
    "VideoBlock",
    "empty_sections",
]
