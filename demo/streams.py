"""Turns written-down StreamFields into the form in which the database holds them."""

import json
import re
import uuid
from dataclasses import dataclass, field

from django.db.models import Model
from wagtail.blocks import (
    Block,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
)
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from demo.records import Stream
from links.blocks import LinkChooserBlock

_REFERENCE = re.compile(r'<a (link|page)="([^"]+)">')
_SPACE = re.compile(r"\s+")
# Line breaks of the sources between two elements that are blocks of their own.
_SPACE_BETWEEN_BLOCKS = re.compile(r" ?(</?(?:p|h3|ul|ol|li)>) ?")


@dataclass
class Registry:
    """What has been created so far, by the keys of the records."""

    pictures: dict[str, Model] = field(default_factory=dict)
    people: dict[str, Model] = field(default_factory=dict)
    themes: dict[str, Model] = field(default_factory=dict)
    pages: dict[str, Model] = field(default_factory=dict)
    links: dict[str, Model] = field(default_factory=dict)


def stored_stream(block: StreamBlock, stream: Stream, registry: Registry) -> str:
    """Return `stream` as the JSON that a StreamField of `block` is made from.

    Raises KeyError for a block, a field or a key that does not exist.
    """
    return json.dumps(
        [
            {
                "type": name,
                "value": _stored(block.child_blocks[name], value, registry),
                "id": str(uuid.uuid4()),
            }
            for name, value in stream
        ]
    )


def _stored(block: Block, value, registry: Registry):
    for block_type, records in (
        (LinkChooserBlock, registry.links),
        (SnippetChooserBlock, registry.people),
        (ImageChooserBlock, registry.pictures),
        (PageChooserBlock, registry.pages),
    ):
        if isinstance(block, block_type):
            return records[value].pk
    match block:
        case ImageBlock():
            return _stored_image(registry.pictures[value])
        case StructBlock():
            return {
                name: _stored(block.child_blocks[name], child, registry)
                for name, child in value.items()
            }
        case ListBlock():
            return [
                {
                    "type": "item",
                    "value": _stored(block.child_block, item, registry),
                    "id": str(uuid.uuid4()),
                }
                for item in value
            ]
        case RichTextBlock():
            return stored_rich_text(value, registry)
    return value


def _stored_image(picture: Model) -> dict:
    return {"image": picture.pk, "alt_text": picture.description, "decorative": False}


def stored_rich_text(source: str, registry: Registry) -> str:
    """Return HTML without the sources' line breaks, its keys replaced by ids."""
    targets = {"link": registry.links, "page": registry.pages}

    def anchor(match: re.Match) -> str:
        link_type, key = match.groups()
        return f'<a linktype="{link_type}" id="{targets[link_type][key].pk}">'

    html = _SPACE.sub(" ", source).strip()
    return _REFERENCE.sub(anchor, _SPACE_BETWEEN_BLOCKS.sub(r"\1", html))
