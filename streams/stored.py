"""StreamFields as they are stored, without fetching what they refer to.

What is stored is lists and dicts; the blocks say how to read them. Nothing of it is
turned into Python objects here, so a walk costs no query.
"""

import json
from collections.abc import Callable, Iterator, Mapping

from wagtail.blocks import (
    Block,
    ChooserBlock,
    ListBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
)

Replace = Callable[[Block, object], object]


def raw_stream(stored) -> list:
    """Return the blocks of a StreamField; a revision holds them as a text in JSON."""
    if isinstance(stored, str):
        try:
            stored = json.loads(stored)
        except ValueError:
            return []
    return stored if isinstance(stored, list) else []


def raw_leaves(stream: StreamValue) -> Iterator[tuple[Block, object]]:
    """Yield each innermost block with its value as stored, fetching nothing."""
    return stored_leaves(stream.stream_block, stream.raw_data)


def stored_leaves(block: Block, raw) -> Iterator[tuple[Block, object]]:
    """Do the same for what is stored of any block: lists, dicts and plain values."""
    return ((leaf, value) for leaf, value, _beside in leaves_with_fields(block, raw))


def leaves_with_fields(
    block: Block, raw, beside: Mapping[str, object] | None = None
) -> Iterator[tuple[Block, object, Mapping[str, object]]]:
    """Yield besides the fields, as stored, of the block that each is a field of."""
    if isinstance(block, StructBlock):
        fields = _fields(raw)
        for name, child in block.child_blocks.items():
            yield from leaves_with_fields(child, fields.get(name), fields)
    elif isinstance(block, ListBlock):
        for item in raw or []:
            yield from leaves_with_fields(block.child_block, _item_value(item))
    elif isinstance(block, StreamBlock):
        for child, value in outer_blocks(block, raw):
            yield from leaves_with_fields(child, value)
    else:
        yield block, raw, beside or {}


def outer_blocks(block: StreamBlock, raw) -> Iterator[tuple[Block, object]]:
    """Yield the blocks of a stream with what is stored of each; not the unknown ones."""
    for item in raw or []:
        if child := block.child_blocks.get(item["type"]):
            yield child, item["value"]


def replace_leaves(block: Block, raw, replace: Replace):
    """Return `raw` with `replace(block, value)` in place of each innermost value.

    What `replace` leaves alone stays the very same object, and so does all of `raw`
    if it leaves everything alone. An item of a list of choices that becomes the same
    as another item is left out.
    """
    if isinstance(block, StructBlock):
        return _replace_in_struct(block, raw, replace)
    if isinstance(block, ListBlock):
        return _replace_in_list(block, raw, replace)
    if isinstance(block, StreamBlock):
        return _replace_in_stream(block, raw, replace)
    return replace(block, raw)


def _replace_in_struct(block: StructBlock, raw, replace: Replace):
    fields = _fields(raw)
    changed = {}
    for name, child in block.child_blocks.items():
        if name in fields:
            value = replace_leaves(child, fields[name], replace)
            if value is not fields[name]:
                changed[name] = value
    return raw | changed if changed else raw


def _replace_in_list(block: ListBlock, raw, replace: Replace):
    if not raw:
        return raw
    before = [_item_value(item) for item in raw]
    after = [replace_leaves(block.child_block, value, replace) for value in before]
    if all(old is new for old, new in zip(before, after, strict=True)):
        return raw
    taken = [new for old, new in zip(before, after, strict=True) if old is new]
    items = []
    for item, old, new in zip(raw, before, after, strict=True):
        if old is new:
            items.append(item)
        elif not (_is_choice(block.child_block) and new in taken):
            items.append(item | {"value": new} if _has_id(item) else new)
            taken.append(new)
    return items


def _replace_in_stream(block: StreamBlock, raw, replace: Replace):
    items = []
    for item in raw or []:
        child = block.child_blocks.get(item["type"])
        value = item["value"]
        new = replace_leaves(child, value, replace) if child else value
        items.append(item if new is value else item | {"value": new})
    changed = any(old is not new for old, new in zip(raw or [], items, strict=True))
    return items if changed else raw


def _is_choice(block: Block) -> bool:
    """Whether a block is a choice, or a choice with a few words about it."""
    if isinstance(block, StructBlock):
        return any(map(_is_choice, block.child_blocks.values()))
    return isinstance(block, ChooserBlock)


def _fields(raw) -> dict:
    # A block that was one value before it became several holds no dict yet.
    return raw if isinstance(raw, dict) else {}


def _has_id(item) -> bool:
    return isinstance(item, dict) and item.get("type") == "item" and "id" in item


def _item_value(item):
    """Return the value of a list's item, which imports may store without its id."""
    return item["value"] if _has_id(item) else item
