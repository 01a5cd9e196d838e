"""Questions about whole StreamFields: what they refer to, and their words."""

from collections.abc import Iterable, Iterator

from django.db.models import Model
from wagtail.blocks import (
    Block,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
    StructValue,
)
from wagtail.blocks.list_block import ListValue
from wagtail.images import get_image_model

from links.blocks import LinkChooserBlock
from links.lookup import LinkLookup
from media.renditions import prefetch_renditions


def prefetch(streams: Iterable[StreamValue], pictures: Iterable[Model | None]) -> None:
    """Fetch all that `streams` refer to, and the renditions of every picture.

    The number of queries does not grow with the number of blocks: one for
    links, one for pages and one for documents in rich text, one for each kind
    of block that holds pictures or people, and one for all renditions.
    """
    streams = list(streams)
    link_ids, sources = set(), []
    for stream in streams:
        for block, raw in raw_leaves(stream):
            if isinstance(block, LinkChooserBlock) and raw is not None:
                link_ids.add(raw)
            elif isinstance(block, RichTextBlock) and raw:
                sources.append(raw)
    with LinkLookup.load(sources, link_ids).active():
        values = [value for stream in streams for value in leaves(stream)]
    shown = (picture_of(value) for value in values)
    prefetch_renditions([*pictures, *shown])


def picture_of(value) -> Model | None:
    """Return the picture that a block's value is, or the portrait of a person."""
    if isinstance(value, get_image_model()):
        return value
    return getattr(value, "photo", None)


def raw_leaves(stream: StreamValue) -> Iterator[tuple[Block, object]]:
    """Yield each innermost block with its value as stored, fetching nothing."""
    for child in stream.raw_data:
        block = stream.stream_block.child_blocks.get(child["type"])
        if block is not None:
            yield from _raw_leaves(block, child["value"])


def _raw_leaves(block: Block, raw) -> Iterator[tuple[Block, object]]:
    if isinstance(block, StructBlock):
        # A block that was one value before it became several holds no dict yet.
        fields = raw if isinstance(raw, dict) else {}
        for name, child in block.child_blocks.items():
            yield from _raw_leaves(child, fields.get(name))
    elif isinstance(block, ListBlock):
        for item in raw or []:
            yield from _raw_leaves(block.child_block, _raw_list_item(item))
    elif isinstance(block, StreamBlock):
        for item in raw or []:
            if child := block.child_blocks.get(item["type"]):
                yield from _raw_leaves(child, item["value"])
    else:
        yield block, raw


def _raw_list_item(item):
    """Return the value of a list's item, which imports may store without its id."""
    if isinstance(item, dict) and item.get("type") == "item" and "id" in item:
        return item["value"]
    return item


def leaves(value) -> Iterator[object]:
    """Yield every innermost value of a stream, as Python objects."""
    if isinstance(value, StreamValue):
        for child in value:
            yield from leaves(child.value)
    elif isinstance(value, StructValue):
        for child in value.values():
            yield from leaves(child)
    elif isinstance(value, ListValue):
        for child in value:
            yield from leaves(child)
    else:
        yield value


def plain_text(stream: StreamValue) -> str:
    """Return the words of a stream, for search."""
    return "\n".join(stream.stream_block.get_searchable_content(stream))
