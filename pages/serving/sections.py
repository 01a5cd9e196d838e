"""Sections: blocks with a heading that the index of the page leads to.

Their ids are slugs, which neither begin nor end with an underscore. Templates begin
the ids that they give to other parts of a page with one, so that a heading may say
whatever it likes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from plaintext.slugs import slug_of

# Words that begin after a tag; what else may be words is for a parser to say.
_WORDS = re.compile(r">\s*[^<>\s]")


@dataclass(frozen=True)
class Section:
    """An entry in the index of a page."""

    anchor: str
    title: str


class SectionValue(StructValue):
    """The value of a block that is a section of its page."""

    # A block that is previewed alone has not been given one of its own.
    anchor = "afsnit"

    @property
    def title(self) -> str:
        """The heading, as the editor wrote it or as the block is called."""
        return (self["title"] or "") if "title" in self else str(self.block.label)

    @property
    def heading_id(self) -> str:
        """The id of the heading, which no section can have."""
        return f"{self.anchor}_"

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing but a heading has been filled in."""
        return not any(
            _is_filled(value) for name, value in self.items() if name != "title"
        )


def assign_anchors(streams: Iterable) -> list[Section]:
    """Give each section of the page an id of its own; return those with headings.

    Two sections may have the same heading, and their ids must still differ.
    """
    sections, taken = [], set()
    for stream in streams:
        for block in stream:
            value = block.value
            if not isinstance(value, SectionValue) or value.is_empty:
                continue
            value.anchor = _free_anchor(value.title or block.block_type, taken)
            taken.add(value.anchor)
            if value.title:
                sections.append(Section(value.anchor, value.title))
    return sections


def printed_text(stream: StreamValue) -> str:
    """Return the words of the blocks that are printed, for search."""
    return "\n".join(
        words
        for block in stream
        if not (isinstance(block.value, SectionValue) and block.value.is_empty)
        for words in block.block.get_searchable_content(block.value)
        # What Wagtail makes of a field that was left empty.
        if words != str(None)
    )


def _free_anchor(title: str, taken: set[str]) -> str:
    base = slug_of(title) or "afsnit"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    return anchor


def _is_filled(value) -> bool:
    if isinstance(value, RichText):
        return bool(_WORDS.search(value.source) or strip_tags(value.source).strip())
    if isinstance(value, StructValue):
        return any(_is_filled(child) for child in value.values())
    if isinstance(value, ListValue):
        return any(_is_filled(child) for child in value)
    # Nought is an age like any other.
    return value is not None and value is not False and value != ""
