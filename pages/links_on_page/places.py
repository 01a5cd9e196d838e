"""Which part of a page has which links, in words that its editor finds it by."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from wagtail.blocks import Block
from wagtail.fields import StreamField

from links.finding.reading import Found, text_fields
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
            yield Place(_name(block, raw), found)


def _name(block: Block, raw) -> str:
    fields = raw if isinstance(raw, dict) else {}
    # The words by which an editor knows a button are those on it.
    heading = fields.get("title") or fields.get("label")
    if not heading:
        return str(block.label)
    return gettext("%(block)s “%(heading)s”") % {
        "block": block.label,
        "heading": heading,
    }
