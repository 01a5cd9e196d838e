"""Which part of a page has which links, in words that its editor finds it by."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.fields import StreamField

from links.finding.reading import Found, text_fields
from pages.refusals.block_names import block_name
from streams.stored import outer_blocks, stored_leaves


@dataclass(frozen=True)
class Place:
    """A block, or a field with text, and what it has."""

    name: str
    found: Found


def places_in(page) -> Iterator[Place]:
    """Yield the parts of a page as it is in memory, saved or not; asks for nothing."""
    for field in text_fields(type(page)):
        value = getattr(page, field.attname)
        if not isinstance(field, StreamField):
            found = Found()
            found.take_text(value or "")
            yield Place(str(field.verbose_name), found)
            continue
        for block, raw in outer_blocks(value.stream_block, value.raw_data):
            found = Found()
            found.take(stored_leaves(block, raw))
            yield Place(block_name(block, raw), found)
