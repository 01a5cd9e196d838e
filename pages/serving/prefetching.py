"""All that a page refers to, fetched at once."""

from collections.abc import Iterable

from django.db.models import Model
from wagtail.blocks import RichTextBlock, StreamValue
from wagtail.images import get_image_model

from links.blocks import LinkChooserBlock
from links.printing.lookup import LinkLookup
from media.renditions import prefetch_renditions
from streams.stored import raw_leaves
from streams.values import leaves


def prefetch(
    streams: Iterable[StreamValue],
    pictures: Iterable[Model | None],
    *,
    hide_private: bool = False,
) -> LinkLookup:
    """Fetch all that `streams` refer to, and the renditions of every picture.

    Return the links that were found. `hide_private` keeps pictures in private
    collections from being printed, for one query more.

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
    lookup = LinkLookup.load(sources, link_ids)
    with lookup.active():
        values = [value for stream in streams for value in leaves(stream)]
    shown = (picture_of(value) for value in values)
    prefetch_renditions([*pictures, *shown], hide_private=hide_private)
    return lookup


def picture_of(value) -> Model | None:
    """Return the picture that a block's value is, or the portrait of a person."""
    if isinstance(value, get_image_model()):
        return value
    return getattr(value, "photo", None)
